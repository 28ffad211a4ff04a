import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter } from './parts'
import { preview } from './preview'

export default function EventNotice(letter: LetterProps<'event-notice'>) {
  const { params, t, words, brand, link } = letter
  const [lead = '', ...more] = (words.body ?? '').split(/\n+/).filter((line) => line.trim() !== '')
  return (
    <Letter letter={letter} title={words.notice ?? ''} preview={lead}>
      <Lead>{lead}</Lead>
      {more.map((line) => (
        <Lead key={line}>{line}</Lead>
      ))}
      <Facts rows={[[t('mail:event-notice.label'), words.event ?? '']]} />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:event-notice.button')}
      </Go>
    </Letter>
  )
}

EventNotice.PreviewProps = preview('event-notice')
