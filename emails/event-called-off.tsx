import type { LetterProps } from './letters'
import { Go, Lead, Letter, Note, Occasion } from './parts'
import { preview } from './preview'

export default function EventCalledOff(letter: LetterProps<'event-called-off'>) {
  const { params, t, words, brand, link } = letter
  const lead = t('mail:event-called-off.lead', words)
  return (
    <Letter letter={letter} title={t('mail:event-called-off.title', words)} preview={lead}>
      <Lead>{lead}</Lead>
      <Occasion letter={letter} rows={[[t('mail:label.reason'), words.reason ?? '']]} />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:event-called-off.button')}
      </Go>
      {params.points > 0 ? <Note>{t('mail:label.points_back', words)}</Note> : null}
      {params.amountMinor > 0 ? <Note>{t('mail:label.money_back', words)}</Note> : null}
    </Letter>
  )
}

EventCalledOff.PreviewProps = preview('event-called-off')
