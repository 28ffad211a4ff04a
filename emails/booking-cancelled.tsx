import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter, Note } from './parts'
import { preview } from './preview'

export default function BookingCancelled(letter: LetterProps<'booking-cancelled'>) {
  const { params, t, words, brand, link } = letter
  const lead = t(params.byDealer ? 'mail:booking-cancelled.lead_dealer' : 'mail:booking-cancelled.lead_owner', words)
  return (
    <Letter letter={letter} title={t('mail:booking-cancelled.title')} preview={lead}>
      <Lead>{lead}</Lead>
      <Facts
        rows={[
          [t('mail:label.number'), words.number ?? ''],
          [t('mail:label.dealer'), words.dealer ?? ''],
          [t('mail:label.plate'), words.plate ?? ''],
          [t('mail:label.jobs'), words.jobs ?? ''],
        ]}
      />
      <Go href={link('/book')} brand={brand}>
        {t('mail:booking-cancelled.button')}
      </Go>
      <Note>{t('mail:booking-cancelled.note')}</Note>
    </Letter>
  )
}

BookingCancelled.PreviewProps = preview('booking-cancelled')
