import type { LetterProps } from './letters'
import { Go, Lead, Letter, Note, Occasion } from './parts'
import { preview } from './preview'

export default function EventWithdrawn(letter: LetterProps<'event-withdrawn'>) {
  const { params, t, words, brand, link } = letter
  const lead = t('mail:event-withdrawn.lead', words)
  return (
    <Letter letter={letter} title={t('mail:event-withdrawn.title', words)} preview={lead}>
      <Lead>{lead}</Lead>
      <Occasion letter={letter} />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:event-withdrawn.button')}
      </Go>
      {params.points > 0 ? <Note>{t('mail:label.points_back', words)}</Note> : null}
      {params.amountMinor > 0 ? <Note>{t('mail:label.money_back', words)}</Note> : null}
    </Letter>
  )
}

EventWithdrawn.PreviewProps = preview('event-withdrawn')
