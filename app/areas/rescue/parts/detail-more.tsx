import { useFormat, useT } from '~/i18n/use'
import { Code } from '~/ui/figures'
import { Select } from '~/ui/inputs'
import type { DeskRescue } from '../read-desk-rescue.server'
import { Act, Ask, Why } from './ask'

/** Other open calls that may be this one; merging closes this one. */
export function Duplicates({ call, hrefOf }: { call: DeskRescue; hrefOf(number: string): string }) {
  const t = useT()
  const format = useFormat(call.zone)
  const mayMerge = call.mayManage && call.active === null
  if (call.duplicates.length === 0) return null
  return (
    <section>
      <h3>{t('rescue-desk:detail.duplicates')}</h3>
      {call.duplicates.map((other) => (
        <div key={other.id} className="flex items-center justify-between gap-2 py-1">
          <span className="min-w-0">
            <a className="link" href={hrefOf(other.number)} data-keep-scroll>
              <Code>{other.number}</Code>
            </a>{' '}
            <span className="num text-ink-2">{format.time(other.createdAt)}</span>
            <span className="block text-micro text-ink-2">
              {t(`rescue-desk:detail.like.${other.like}`)} {other.place && `· ${other.place}`}
            </span>
          </span>
          {mayMerge && (
            <Ask
              id={`merge-${other.id}`}
              act="merge"
              sent={{ number: call.number, into: other.number }}
              label={t('rescue-desk:detail.merge')}
              title={t('rescue-desk:detail.merge_title', { number: call.number, into: other.number })}
              says={t('rescue-desk:detail.merge_says', { into: other.number })}
              keep={t('rescue-desk:detail.merge_keep')}
            >
              <Why id={`merge-${other.id}`} optional />
            </Ask>
          )}
        </div>
      ))}
    </section>
  )
}

interface MoreProps {
  call: DeskRescue
  dealers: readonly { id: string; name: string }[]
  events: readonly { id: string; name: string }[]
}

/** What is seldom done: to another dealer, into an event, called off, given up. */
export function MoreActs({ call, dealers, events }: MoreProps) {
  const t = useT()
  const { number, version } = call
  const isWaiting = call.active === null
  const others = dealers.filter(({ id }) => id !== call.dealerId)
  return (
    <section>
      <h3>{t('rescue-desk:detail.more')}</h3>
      <div className="flex flex-wrap gap-2">
        {isWaiting && others.length > 0 && (
          <Ask
            id="hand-over"
            act="hand-over"
            sent={{ number }}
            label={t('rescue-desk:detail.hand_over')}
            title={t('rescue-desk:detail.hand_over_title', { number })}
            says={t('rescue-desk:detail.hand_over_says')}
          >
            <Select
              field={{ id: 'hand-over-to', name: 'dealerId', required: true }}
              label={t('rescue-desk:detail.hand_over_to')}
              options={others.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Why id="hand-over" />
          </Ask>
        )}
        {!call.massEvent &&
          events.map(({ id, name }) => (
            <Act
              key={id}
              act="mass-join"
              sent={{ number, massEventId: id }}
              label={t('rescue-desk:detail.mass_join', { name })}
            />
          ))}
        <Ask
          id="cancel"
          act="cancel"
          sent={{ number, version }}
          kind="danger"
          danger
          label={t('rescue-desk:detail.cancel')}
          title={t('rescue-desk:detail.cancel_title', { number })}
          says={t('rescue-desk:detail.cancel_says')}
        >
          <Why id="cancel" />
        </Ask>
        <Ask
          id="give-up"
          act="give-up"
          sent={{ number }}
          kind="danger"
          danger
          label={t('rescue-desk:detail.give_up')}
          title={t('rescue-desk:detail.give_up_title', { number })}
          says={t('rescue-desk:detail.give_up_says')}
        >
          <Why id="give-up" />
        </Ask>
      </div>
    </section>
  )
}
