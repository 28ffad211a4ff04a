import type { LetterProps } from './letters'
import { Go, Lead, Letter, Note, Occasion } from './parts'
import { preview } from './preview'

export default function EventReminder(letter: LetterProps<'event-reminder'>) {
  const { params, t, words, brand, link } = letter
  const lead = t('mail:event-reminder.lead', words)
  return (
    <Letter letter={letter} title={t('mail:event-reminder.title', words)} preview={lead}>
      <Lead>{lead}</Lead>
      <Occasion letter={letter} />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:event-reminder.button')}
      </Go>
      <Note>{t('mail:event-reminder.note', words)}</Note>
    </Letter>
  )
}

EventReminder.PreviewProps = preview('event-reminder')
