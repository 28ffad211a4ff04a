import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter, Note } from './parts'
import { preview } from './preview'

export default function NewSignIn(letter: LetterProps<'new-sign-in'>) {
  const { t, words, brand, link } = letter
  return (
    <Letter letter={letter} title={t('mail:new-sign-in.title', words)} preview={t('mail:new-sign-in.lead', words)}>
      <Lead>{t('mail:new-sign-in.lead', words)}</Lead>
      <Facts
        rows={[
          [t('mail:label.device'), words.device ?? ''],
          [t('mail:label.network'), words.address ?? ''],
        ]}
      />
      <Go href={link('/me/sessions')} brand={brand}>
        {t('mail:new-sign-in.button')}
      </Go>
      <Note>{t('mail:new-sign-in.note')}</Note>
    </Letter>
  )
}

NewSignIn.PreviewProps = preview('new-sign-in')
