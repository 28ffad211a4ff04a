import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter, Said } from './parts'
import { preview } from './preview'

export default function CaseProposal(letter: LetterProps<'case-proposal'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter
      letter={letter}
      title={t('mail:case-proposal.title', words)}
      preview={t('mail:case-proposal.lead', words)}
      replies
    >
      <Lead>{t('mail:case-proposal.lead', words)}</Lead>
      <Said>{params.body}</Said>
      {params.gives.length > 0 && <Lead>{t('mail:case-proposal.gives', words)}</Lead>}
      <Facts
        rows={[
          [t('mail:label.about'), words.title ?? ''],
          [t('mail:label.case'), words.number ?? ''],
        ]}
      />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:case-proposal.button')}
      </Go>
    </Letter>
  )
}

CaseProposal.PreviewProps = preview('case-proposal')
