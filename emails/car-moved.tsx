import type { LetterProps } from './letters'
import { Go, Lead, Letter, Note } from './parts'
import { preview } from './preview'

export default function CarMoved(letter: LetterProps<'car-moved'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter letter={letter} title={t('mail:car-moved.title', words)} preview={t('mail:car-moved.lead', words)}>
      <Lead>{t('mail:car-moved.lead', words)}</Lead>
      <Lead>{t('mail:car-moved.kept')}</Lead>
      <Go href={link(params.path)} brand={brand}>
        {t('mail:car-moved.button')}
      </Go>
      <Note>{t('mail:car-moved.note')}</Note>
    </Letter>
  )
}

CarMoved.PreviewProps = preview('car-moved')
