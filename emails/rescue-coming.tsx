import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter } from './parts'
import { preview } from './preview'

export default function RescueComing(letter: LetterProps<'rescue-coming'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter letter={letter} title={t('mail:rescue-coming.title', words)} preview={t('mail:rescue-coming.lead', words)}>
      <Lead>{t('mail:rescue-coming.lead', words)}</Lead>
      <Facts
        rows={[
          [t('mail:label.helper'), words.helper ?? ''],
          [t('mail:label.time'), words.time ?? ''],
          [t('mail:label.plate'), words.plate ?? ''],
          [t('mail:label.phone'), words.phone ?? ''],
        ]}
      />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:rescue-coming.button')}
      </Go>
    </Letter>
  )
}

RescueComing.PreviewProps = preview('rescue-coming')
