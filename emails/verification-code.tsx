import type { LetterProps } from './letters'
import { Code, Lead, Letter, Note } from './parts'
import { preview } from './preview'

export default function VerificationCode(letter: LetterProps<'verification-code'>) {
  const { params, t, words } = letter
  return (
    <Letter
      letter={letter}
      title={t('mail:verification-code.title', words)}
      preview={t('mail:verification-code.lead', words)}
    >
      <Lead>{t('mail:verification-code.lead', words)}</Lead>
      <Code>{params.code}</Code>
      <Note>{t('mail:verification-code.note')}</Note>
    </Letter>
  )
}

VerificationCode.PreviewProps = preview('verification-code')
