import type { LetterProps } from './letters'
import { Go, Lead, Letter } from './parts'
import { preview } from './preview'

export default function CaseSurvey(letter: LetterProps<'case-survey'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter
      letter={letter}
      title={t('mail:case-survey.title', words)}
      preview={t('mail:case-survey.lead', words)}
      replies
    >
      <Lead>{t('mail:case-survey.lead', words)}</Lead>
      <Go href={link(params.path)} brand={brand}>
        {t('mail:case-survey.button')}
      </Go>
    </Letter>
  )
}

CaseSurvey.PreviewProps = preview('case-survey')
