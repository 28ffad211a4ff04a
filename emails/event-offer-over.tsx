import type { LetterProps } from './letters'
import { Go, Lead, Letter, Occasion } from './parts'
import { preview } from './preview'

export default function EventOfferOver(letter: LetterProps<'event-offer-over'>) {
  const { params, t, words, brand, link } = letter
  const lead = t('mail:event-offer-over.lead', words)
  return (
    <Letter letter={letter} title={t('mail:event-offer-over.title', words)} preview={lead}>
      <Lead>{lead}</Lead>
      <Occasion letter={letter} />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:event-offer-over.button')}
      </Go>
    </Letter>
  )
}

EventOfferOver.PreviewProps = preview('event-offer-over')
