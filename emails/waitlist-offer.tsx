import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter, Note } from './parts'
import { preview } from './preview'

export default function WaitlistOffer(letter: LetterProps<'waitlist-offer'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter
      letter={letter}
      title={t('mail:waitlist-offer.title', words)}
      preview={t('mail:waitlist-offer.lead', words)}
    >
      <Lead>{t('mail:waitlist-offer.lead', words)}</Lead>
      <Facts
        rows={[
          [t('mail:label.time'), `${words.day} ${words.time}`],
          [t('mail:label.dealer'), words.dealer ?? ''],
          [t('mail:label.plate'), words.plate ?? ''],
          [t('mail:label.until'), words.until ?? ''],
        ]}
      />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:waitlist-offer.button')}
      </Go>
      <Note>{t('mail:waitlist-offer.note')}</Note>
    </Letter>
  )
}

WaitlistOffer.PreviewProps = preview('waitlist-offer')
