import { useFormat, useT } from '~/i18n/use'
import { Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { Item, Rows } from '~/ui/rows'
import type { DueCase, MyCases } from '../read-my-cases.server'

/** What somebody has to do about cases: their own, tasks, mentions, approvals; nothing when there is nothing. */
export function TodayCases({ mine }: { mine: MyCases }) {
  const t = useT()
  const format = useFormat()
  const { own, unassigned, approvals, support, tasks, mentions } = mine
  const list = (title: string, href: string, cases: readonly DueCase[]) =>
    cases.length > 0 && (
      <Part title={title} level={3} way={{ href, label: format.number(cases.length) }}>
        <Rows card>
          {cases.map((one) => (
            <Item
              key={one.number}
              href={`/desk/cases/${one.number}`}
              title={one.title || one.number}
              sub={
                one.due
                  ? t('cases-desk:due.label', {
                      kind: t(`cases-desk:clock.${one.due.kind as 'reply'}`),
                      at: format.dateTime(one.due.at, 'short'),
                    })
                  : t('cases-desk:due.none')
              }
              end={
                <Chip tone={one.due?.late ? 'danger' : 'quiet'}>
                  {one.due?.late ? t('cases-desk:shelf.late') : t(`cases-desk:state.${one.state as 'new'}`)}
                </Chip>
              }
            />
          ))}
        </Rows>
      </Part>
    )
  const isEmpty = [own, unassigned, approvals, support, tasks, mentions].every((one) => one.length === 0)
  return (
    <Part title={t('cases-desk:today.title')} way={{ href: '/desk/cases', label: t('cases-desk:shelf.title') }}>
      {isEmpty && <p className="text-ink-2">{t('cases-desk:today.none')}</p>}
      {list(t('cases-desk:today.approvals'), '/desk/cases?shelf=approval', approvals)}
      {list(t('cases-desk:today.support'), '/desk/cases?shelf=support', support)}
      {list(t('cases-desk:today.own'), '/desk/cases?shelf=mine', own)}
      {list(t('cases-desk:today.unassigned'), '/desk/cases?shelf=unassigned', unassigned)}
      {tasks.length > 0 && (
        <Part title={t('cases-desk:today.tasks')} level={3} end={format.number(tasks.length)}>
          <Rows card>
            {tasks.map((task) => (
              <Item
                key={task.id}
                href={`/desk/cases/${task.number}`}
                title={task.words}
                sub={`${t(`cases-desk:department.${task.department}`)} · ${format.dateTime(task.dueAt, 'short')}`}
                end={task.late && <Chip tone="danger">{t('cases-desk:task.late')}</Chip>}
              />
            ))}
          </Rows>
        </Part>
      )}
      {mentions.length > 0 && (
        <Part title={t('cases-desk:today.mentions')} level={3} end={format.number(mentions.length)}>
          <Rows card>
            {mentions.map((one) => (
              <Item
                key={`${one.number}-${one.at}`}
                href={`/desk/cases/${one.number}`}
                title={one.title || one.number}
                sub={`${t('cases-desk:today.mention_by', { name: one.by })} · ${format.dateTime(one.at, 'short')}`}
              />
            ))}
          </Rows>
        </Part>
      )}
    </Part>
  )
}

/** Cases of somebody or about something, each with the way there. */
export function CaseRows({
  title,
  cases,
  sub,
}: {
  title: string
  cases: readonly { number: string; title: string; state: string }[]
  sub?: string
}) {
  const t = useT()
  if (cases.length === 0) return null
  return (
    <Part title={title} end={sub} level={3}>
      <Rows card>
        {cases.map((one) => (
          <Item
            key={one.number}
            href={`/desk/cases/${one.number}`}
            title={one.title || one.number}
            sub={one.number}
            end={<Chip>{t(`cases-desk:state.${one.state as 'new'}`)}</Chip>}
          />
        ))}
      </Rows>
    </Part>
  )
}
