import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter } from './parts'
import { preview } from './preview'

export default function CarReady(letter: LetterProps<'car-ready'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter letter={letter} title={t('mail:car-ready.title', words)} preview={t('mail:car-ready.lead', words)}>
      <Lead>{t('mail:car-ready.lead', words)}</Lead>
      <Facts
        rows={[
          [t('mail:label.dealer'), words.dealer ?? ''],
          [t('mail:label.address'), words.address ?? ''],
          [t('mail:label.phone'), words.phone ?? ''],
        ]}
      />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:car-ready.button')}
      </Go>
    </Letter>
  )
}

CarReady.PreviewProps = preview('car-ready')
