import type { LetterProps } from './letters'
import { Go, Lead, Letter } from './parts'
import { preview } from './preview'

export default function EventSurvey(letter: LetterProps<'event-survey'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter letter={letter} title={t('mail:event-survey.title', words)} preview={t('mail:event-survey.lead', words)}>
      <Lead>{t('mail:event-survey.lead', words)}</Lead>
      <Go href={link(params.path)} brand={brand}>
        {t('mail:event-survey.button')}
      </Go>
    </Letter>
  )
}

EventSurvey.PreviewProps = preview('event-survey')
