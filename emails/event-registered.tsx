import type { LetterProps } from './letters'
import { Go, Lead, Letter, Note, Occasion } from './parts'
import { preview } from './preview'

export default function EventRegistered(letter: LetterProps<'event-registered'>) {
  const { params, t, words, brand, link } = letter
  const lead = t('mail:event-registered.lead', words)
  return (
    <Letter letter={letter} title={t('mail:event-registered.title', words)} preview={lead}>
      <Lead>{lead}</Lead>
      <Occasion letter={letter} />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:event-registered.button')}
      </Go>
      <Note>{t('mail:event-registered.note', words)}</Note>
    </Letter>
  )
}

EventRegistered.PreviewProps = preview('event-registered')
