import type { LetterProps } from './letters'
import { Lead, Letter, Note } from './parts'
import { preview } from './preview'

export default function SecondFactorChanged(letter: LetterProps<'second-factor-changed'>) {
  const { params, t, words } = letter
  const lead = t(`mail:second-factor-changed.lead_${params.change}`, words)
  return (
    <Letter letter={letter} title={t('mail:second-factor-changed.title', words)} preview={lead}>
      <Lead>{lead}</Lead>
      <Note>{t('mail:second-factor-changed.note')}</Note>
    </Letter>
  )
}

SecondFactorChanged.PreviewProps = preview('second-factor-changed')
