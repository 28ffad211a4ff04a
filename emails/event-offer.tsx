import type { LetterProps } from './letters'
import { Go, Lead, Letter, Note, Occasion } from './parts'
import { preview } from './preview'

export default function EventOffer(letter: LetterProps<'event-offer'>) {
  const { params, t, words, brand, link } = letter
  const lead = t('mail:event-offer.lead', words)
  return (
    <Letter letter={letter} title={t('mail:event-offer.title', words)} preview={lead}>
      <Lead>{lead}</Lead>
      <Occasion letter={letter} rows={[[t('mail:label.until'), words.until ?? '']]} />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:event-offer.button')}
      </Go>
      <Note>{t('mail:event-offer.note', words)}</Note>
    </Letter>
  )
}

EventOffer.PreviewProps = preview('event-offer')
