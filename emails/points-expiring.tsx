import type { LetterProps } from './letters'
import { Go, Lead, Letter } from './parts'
import { preview } from './preview'

export default function PointsExpiring(letter: LetterProps<'points-expiring'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter
      letter={letter}
      title={t('mail:points-expiring.title', words)}
      preview={t('mail:points-expiring.lead', words)}
    >
      <Lead>{t('mail:points-expiring.lead', words)}</Lead>
      <Go href={link(params.path)} brand={brand}>
        {t('mail:points-expiring.button')}
      </Go>
    </Letter>
  )
}

PointsExpiring.PreviewProps = preview('points-expiring')
