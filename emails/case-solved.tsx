import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter, Said } from './parts'
import { preview } from './preview'

export default function CaseSolved(letter: LetterProps<'case-solved'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter
      letter={letter}
      title={t('mail:case-solved.title', words)}
      preview={t('mail:case-solved.lead', words)}
      replies
    >
      <Lead>{t('mail:case-solved.lead', words)}</Lead>
      <Said>{params.body}</Said>
      <Lead>{t('mail:case-solved.ask', words)}</Lead>
      <Facts
        rows={[
          [t('mail:label.about'), words.title ?? ''],
          [t('mail:label.case'), words.number ?? ''],
        ]}
      />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:case-solved.button')}
      </Go>
    </Letter>
  )
}

CaseSolved.PreviewProps = preview('case-solved')
