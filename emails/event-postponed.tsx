import type { LetterProps } from './letters'
import { Go, Lead, Letter, Note, Occasion } from './parts'
import { preview } from './preview'

export default function EventPostponed(letter: LetterProps<'event-postponed'>) {
  const { params, t, words, brand, link } = letter
  const lead = t('mail:event-postponed.lead', words)
  return (
    <Letter letter={letter} title={t('mail:event-postponed.title', words)} preview={lead}>
      <Lead>{lead}</Lead>
      <Occasion letter={letter} rows={[[t('mail:label.reason'), words.reason ?? '']]} />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:event-postponed.button')}
      </Go>
      <Note>{t('mail:event-postponed.note', words)}</Note>
    </Letter>
  )
}

EventPostponed.PreviewProps = preview('event-postponed')
