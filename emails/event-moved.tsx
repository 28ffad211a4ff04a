import type { LetterProps } from './letters'
import { Go, Lead, Letter, Note, Occasion } from './parts'
import { preview } from './preview'

export default function EventMoved(letter: LetterProps<'event-moved'>) {
  const { params, t, words, brand, link } = letter
  const lead = t('mail:event-moved.lead', words)
  return (
    <Letter letter={letter} title={t('mail:event-moved.title', words)} preview={lead}>
      <Lead>{lead}</Lead>
      <Occasion letter={letter} rows={[[t('mail:label.before'), words.before ?? '']]} />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:event-moved.button')}
      </Go>
      <Note>{t('mail:event-moved.note', words)}</Note>
    </Letter>
  )
}

EventMoved.PreviewProps = preview('event-moved')
