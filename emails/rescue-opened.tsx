import type { LetterProps } from './letters'
import { Go, Lead, Letter } from './parts'
import { preview } from './preview'

export default function RescueOpened(letter: LetterProps<'rescue-opened'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter letter={letter} title={t('mail:rescue-opened.title', words)} preview={t('mail:rescue-opened.lead', words)}>
      <Lead>{t('mail:rescue-opened.lead', words)}</Lead>
      <Go href={link(params.path)} brand={brand}>
        {t('mail:rescue-opened.button')}
      </Go>
    </Letter>
  )
}

RescueOpened.PreviewProps = preview('rescue-opened')
