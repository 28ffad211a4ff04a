import type { LetterProps } from './letters'
import { Go, Lead, Letter } from './parts'
import { preview } from './preview'

export default function RescueDone(letter: LetterProps<'rescue-done'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter letter={letter} title={t('mail:rescue-done.title', words)} preview={t('mail:rescue-done.lead', words)}>
      <Lead>{t('mail:rescue-done.lead', words)}</Lead>
      <Go href={link(params.path)} brand={brand}>
        {t('mail:rescue-done.button')}
      </Go>
    </Letter>
  )
}

RescueDone.PreviewProps = preview('rescue-done')
