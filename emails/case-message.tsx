import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter, Said } from './parts'
import { preview } from './preview'

export default function CaseMessage(letter: LetterProps<'case-message'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter
      letter={letter}
      title={t('mail:case-message.title', words)}
      preview={t('mail:case-message.lead', words)}
      replies
    >
      <Lead>{t('mail:case-message.lead', words)}</Lead>
      <Said>{params.body}</Said>
      <Facts
        rows={[
          [t('mail:label.about'), words.title ?? ''],
          [t('mail:label.case'), words.number ?? ''],
        ]}
      />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:case-message.button')}
      </Go>
    </Letter>
  )
}

CaseMessage.PreviewProps = preview('case-message')
