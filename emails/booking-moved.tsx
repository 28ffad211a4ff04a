import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter, Note } from './parts'
import { preview } from './preview'

export default function BookingMoved(letter: LetterProps<'booking-moved'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter letter={letter} title={t('mail:booking-moved.title', words)} preview={t('mail:booking-moved.lead', words)}>
      <Lead>{t('mail:booking-moved.lead', words)}</Lead>
      <Facts
        rows={[
          [t('mail:label.number'), words.number ?? ''],
          [t('mail:label.time'), `${words.day} ${words.time}`],
          [t('mail:label.before'), words.before ?? ''],
          [t('mail:label.dealer'), words.dealer ?? ''],
          [t('mail:label.address'), words.address ?? ''],
          [t('mail:label.plate'), words.plate ?? ''],
          [t('mail:label.jobs'), words.jobs ?? ''],
        ]}
      />
      <Go href={link(`/book/${params.number}`)} brand={brand}>
        {t('mail:booking-moved.button')}
      </Go>
      <Note>{t('mail:booking-moved.note')}</Note>
    </Letter>
  )
}

BookingMoved.PreviewProps = preview('booking-moved')
