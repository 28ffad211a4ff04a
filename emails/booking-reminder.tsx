import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter, Note } from './parts'
import { preview } from './preview'

export default function BookingReminder(letter: LetterProps<'booking-reminder'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter
      letter={letter}
      title={t('mail:booking-reminder.title', words)}
      preview={t('mail:booking-reminder.lead', words)}
    >
      <Lead>{t('mail:booking-reminder.lead', words)}</Lead>
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
        {t('mail:booking-reminder.button')}
      </Go>
      <Note>{t('mail:booking-reminder.note')}</Note>
    </Letter>
  )
}

BookingReminder.PreviewProps = preview('booking-reminder')
