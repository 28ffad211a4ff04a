import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter } from './parts'
import { preview } from './preview'

export default function RescueAlert(letter: LetterProps<'rescue-alert'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter letter={letter} title={t('mail:rescue-alert.title', words)} preview={t('mail:rescue-alert.lead', words)}>
      <Lead>{t('mail:rescue-alert.lead', words)}</Lead>
      <Facts
        rows={[
          [t('mail:label.rescue'), words.number ?? ''],
          [t('mail:label.dealer'), words.dealer ?? ''],
          [t('mail:label.time'), words.when ?? ''],
        ]}
      />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:rescue-alert.button')}
      </Go>
    </Letter>
  )
}

RescueAlert.PreviewProps = preview('rescue-alert')
