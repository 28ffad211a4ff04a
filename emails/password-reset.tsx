import type { LetterProps } from './letters'
import { Go, Lead, Letter, Note } from './parts'
import { preview } from './preview'

export default function PasswordReset(letter: LetterProps<'password-reset'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter
      letter={letter}
      title={t('mail:password-reset.title', words)}
      preview={t('mail:password-reset.lead', words)}
    >
      <Lead>{t('mail:password-reset.lead', words)}</Lead>
      <Go href={link(params.path)} brand={brand}>
        {t('mail:password-reset.button')}
      </Go>
      <Note>{t('mail:password-reset.note')}</Note>
    </Letter>
  )
}

PasswordReset.PreviewProps = preview('password-reset')
