import type { LetterProps } from './letters'
import { Facts, Figure, Go, Lead, Letter } from './parts'
import { preview } from './preview'

export default function RecordReady(letter: LetterProps<'record-ready'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter
      letter={letter}
      title={t('mail:record-ready.title', words)}
      preview={t('mail:record-ready.lead', words)}
      record
    >
      <Lead>{t('mail:record-ready.lead', words)}</Lead>
      <Facts rows={[[t('mail:label.order'), words.number ?? '']]} />
      {params.points > 0 && (
        <Figure title={t('mail:record-ready.points_title', words)}>{t('mail:record-ready.points')}</Figure>
      )}
      <Go href={link(params.path)} brand={brand}>
        {t('mail:record-ready.button')}
      </Go>
    </Letter>
  )
}

RecordReady.PreviewProps = preview('record-ready')
