import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter } from './parts'
import { preview } from './preview'

export default function VisitPromise(letter: LetterProps<'visit-promise'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter letter={letter} title={t('mail:visit-promise.title', words)} preview={t('mail:visit-promise.lead', words)}>
      <Lead>{t('mail:visit-promise.lead', words)}</Lead>
      <Facts
        rows={[
          [t('mail:label.time'), words.promisedAt ?? ''],
          [t('mail:label.before'), words.before ?? ''],
          [t('mail:label.reason'), words.reason ?? ''],
          [t('mail:label.dealer'), words.dealer ?? ''],
          [t('mail:label.phone'), words.phone ?? ''],
        ]}
      />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:visit-promise.button')}
      </Go>
    </Letter>
  )
}

VisitPromise.PreviewProps = preview('visit-promise')
