import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter, Note } from './parts'
import { preview } from './preview'

export default function BookingConfirmed(letter: LetterProps<'booking-confirmed'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter
      letter={letter}
      title={t('mail:booking-confirmed.title', words)}
      preview={t('mail:booking-confirmed.lead', words)}
    >
      <Lead>{t('mail:booking-confirmed.lead', words)}</Lead>
      <Facts
        rows={[
          [t('mail:label.number'), words.number ?? ''],
          [t('mail:label.time'), `${words.day} ${words.time}`],
          [t('mail:label.dealer'), words.dealer ?? ''],
          [t('mail:label.address'), words.address ?? ''],
          [t('mail:label.plate'), words.plate ?? ''],
          [t('mail:label.jobs'), words.jobs ?? ''],
        ]}
      />
      <Go href={link(`/book/${params.number}`)} brand={brand}>
        {t('mail:booking-confirmed.button')}
      </Go>
      <Note>{t('mail:booking-confirmed.note')}</Note>
    </Letter>
  )
}

BookingConfirmed.PreviewProps = preview('booking-confirmed')
