import type { LetterProps } from './letters'
import { Go, Lead, Letter, Note, Occasion } from './parts'
import { preview } from './preview'

export default function EventWaiting(letter: LetterProps<'event-waiting'>) {
  const { params, t, words, brand, link } = letter
  const lead = t('mail:event-waiting.lead', words)
  return (
    <Letter letter={letter} title={t('mail:event-waiting.title', words)} preview={lead}>
      <Lead>{lead}</Lead>
      <Occasion letter={letter} />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:event-waiting.button')}
      </Go>
      <Note>{t('mail:event-waiting.note', words)}</Note>
    </Letter>
  )
}

EventWaiting.PreviewProps = preview('event-waiting')
