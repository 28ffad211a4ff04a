import { type MetaFunction, useLoaderData } from '@remix-run/react'
import { BookOpen, MessageSquarePlus } from 'lucide-react'
import { natureIcon } from '~/areas/cases/parts/own/new-steps'
import { phaseLook } from '~/areas/cases/parts/own/phase-look'
import { ownCases } from '~/areas/cases/read-own-list.server'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { PageTitle, Part } from '~/ui/card'
import { Chip, StatusChip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { Code } from '~/ui/figures'
import { OwnerPage } from '~/ui/owner-shell'
import { Item, Rows } from '~/ui/rows'

export const loader = page({ permission: 'case:own' }, async ({ club, actor, t }) => {
  if (actor.memberId === null) throw new NotFound('member')
  return { title: t('feedback:title'), ...(await ownCases(club, actor.memberId)) }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function Feedback() {
  const t = useT()
  const { open, past } = useLoaderData<typeof loader>()
  const start = (
    <ButtonLink kind="go" icon={MessageSquarePlus} href="/feedback/new">
      {t('feedback:list.new')}
    </ButtonLink>
  )
  return (
    <OwnerPage>
      <PageTitle sub={t('feedback:entry.text')}>{t('feedback:title')}</PageTitle>
      {open.length + past.length === 0 ? (
        <EmptyState className="mt-6" title={t('feedback:list.empty')} act={start}>
          {t('feedback:list.empty_text')}
        </EmptyState>
      ) : (
        <div className="mt-5">{start}</div>
      )}
      {open.length > 0 && (
        <Part title={t('feedback:list.open')}>
          <CaseRows cases={open} />
        </Part>
      )}
      {past.length > 0 && (
        <Part title={t('feedback:list.past')}>
          <CaseRows cases={past} />
        </Part>
      )}
      <Part>
        <Rows card>
          <Item icon={BookOpen} title={t('feedback:list.help')} sub={t('feedback:list.help_text')} href="/help" />
        </Rows>
      </Part>
    </OwnerPage>
  )
}

type Cases = ReturnType<typeof useLoaderData<typeof loader>>['open']

function CaseRows({ cases }: { cases: Cases }) {
  const t = useT()
  const format = useFormat(cases[0]?.zone)
  return (
    <Rows card>
      {cases.map((one) => (
        <Item
          key={one.number}
          icon={natureIcon[one.nature]}
          title={one.title || t(`feedback:nature.${one.nature}`)}
          sub={
            <span className="num">
              {t(`feedback:nature.${one.nature}`)} · {format.date(one.receivedAt)} ·{' '}
              <Code className="whitespace-nowrap">{one.number}</Code>
            </span>
          }
          end={
            one.waits === 'you' && phaseLook[one.phase].tone !== 'warn' ? (
              <Chip tone="warn">{t('feedback:entry.waits')}</Chip>
            ) : (
              <StatusChip look={phaseLook[one.phase]}>{t(`feedback:phase.${one.phase}`)}</StatusChip>
            )
          }
          href={`/feedback/${one.number}`}
        />
      ))}
    </Rows>
  )
}
