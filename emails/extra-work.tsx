import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter } from './parts'
import { preview } from './preview'

export default function ExtraWork(letter: LetterProps<'extra-work'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter letter={letter} title={t('mail:extra-work.title', words)} preview={t('mail:extra-work.lead', words)}>
      <Lead>{t('mail:extra-work.lead', words)}</Lead>
      <Facts
        rows={[
          [t('mail:label.work'), words.work ?? ''],
          [t('mail:label.amount'), words.amount ?? ''],
        ]}
      />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:extra-work.button')}
      </Go>
    </Letter>
  )
}

ExtraWork.PreviewProps = preview('extra-work')
