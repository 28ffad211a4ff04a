import { Paperclip } from 'lucide-react'
import { useFormat, useT } from '~/i18n/use'
import { Chip } from '~/ui/chip'
import { cx } from '~/ui/class-names'
import { Icon } from '~/ui/icon'
import type { Said } from '../read-thread.server'

/** Everything that was said, oldest first: what the owner reads, what is noted inside, what was talked about. */
export function CaseThread({ thread, number, zone }: { thread: readonly Said[]; number: string; zone: string }) {
  const t = useT()
  const format = useFormat(zone)
  if (thread.length === 0) return <p className="text-ink-2">{t('cases-desk:work.thread_empty')}</p>
  return (
    <ol className="ct" aria-label={t('cases-desk:work.thread')}>
      {thread.map((said) => (
        <li key={said.id} className={cx(said.hand === 'owner' && 'ct-owner', said.kind !== 'public' && 'ct-note')}>
          <p className="ct-head">
            <b>
              {said.hand === 'owner'
                ? t('cases-desk:work.owner')
                : said.hand === 'system'
                  ? t('cases-desk:work.system')
                  : said.by}
            </b>
            {said.hand !== 'owner' && <Chip tone="line">{t(`cases-desk:work.kind_of.${said.kind}`)}</Chip>}
            <span className="num">{format.dateTime(said.at, 'short')}</span>
            <span>{t(`cases-desk:work.channel.${said.channel as 'web'}`)}</span>
            {said.hand === 'owner' && said.by && <span>{said.by}</span>}
            {said.from && <span>{t('cases-desk:work.from_case', { number: said.from })}</span>}
          </p>
          <p className="ct-words">{said.words}</p>
          {said.mentioned.length > 0 && (
            <p className="text-micro text-ink-2">
              {t('cases-desk:work.mentioned', { names: format.list(said.mentioned) })}
            </p>
          )}
          {said.files.length > 0 && (
            <ul className="mt-1 flex flex-wrap gap-3">
              {said.files.map((file) => (
                <li key={file.id}>
                  <a className="link link-alone" href={`/desk/cases/${number}/files/${file.id}`} data-document>
                    <Icon as={Paperclip} size="s" /> {file.name}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}
