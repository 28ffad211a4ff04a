import type { LetterProps } from './letters'
import { Figure, Go, Lead, Letter } from './parts'
import { preview } from './preview'

export default function Welcome(letter: LetterProps<'welcome'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter letter={letter} title={t('mail:welcome.title', words)} preview={t('mail:welcome.lead', words)}>
      <Lead>{t('mail:welcome.lead', words)}</Lead>
      {params.points > 0 && <Figure title={t('mail:welcome.points_title', words)}>{t('mail:welcome.points')}</Figure>}
      <Go href={link('/card')} brand={brand}>
        {t('mail:welcome.button')}
      </Go>
    </Letter>
  )
}

Welcome.PreviewProps = preview('welcome')
