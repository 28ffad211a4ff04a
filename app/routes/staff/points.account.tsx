import { getFormProps, useForm } from '@conform-to/react'
import type { MetaFunction } from '@remix-run/react'
import { Form, useLoaderData } from '@remix-run/react'
import { CircleAlert } from 'lucide-react'
import { z } from 'zod'
import { memberIdOf } from '~/areas/membership/list-members.server'
import { readMember } from '~/areas/membership/read-members.server'
import { mayDealerSee } from '~/areas/membership/relations.server'
import { unfreezeAccount } from '~/areas/points/check-ledger.server'
import { FILTERS } from '~/areas/points/filters'
import { placeText, pointsSearch, releaseForm } from '~/areas/points/forms'
import { ExpirySchedule } from '~/areas/points/parts/expiry'
import { Lines } from '~/areas/points/parts/lines'
import { readPointsPage } from '~/areas/points/read-points-page.server'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import { useAnswer } from '~/platform/answer'
import type { Club } from '~/platform/club.server'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { ButtonLink } from '~/ui/button'
import { Note, Part } from '~/ui/card'
import { EmptyState } from '~/ui/empty'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { TextInput } from '~/ui/inputs'
import { Paging } from '~/ui/paging'
import { Facts } from '~/ui/rows'
import { Identity, Pane, StaffPage } from '~/ui/staff-shell'
import { SubmitButton } from '~/ui/submit'
import { ChoiceLinks } from '~/ui/tabs'

const params = z.object({ number: z.string().max(20) })

async function visibleMember(club: Club, actor: Actor, number: string): Promise<string> {
  const memberId = await memberIdOf(club, number)
  if (!(await mayDealerSee(club, actor, memberId))) throw new NotFound('member')
  return memberId
}

export const loader = page(
  { permission: 'points:read', params, search: pointsSearch },
  async ({ club, actor, params, search, t, language }) => {
    const memberId = await visibleMember(club, actor, params.number)
    const { name, number } = await readMember(club, memberId)
    const { filter } = search
    const read = await readPointsPage(club, memberId, { t, language }, search)
    const here = `/desk/points/accounts/${number}`
    const address = (more: string) => `${here}?${filter === 'all' ? '' : `filter=${filter}&`}${more}`
    return {
      ...read,
      title: t('points-desk:account.title', { number }),
      here,
      filter,
      member: { name, number },
      mayAdjust: can(actor, 'points:adjust'),
      mayRelease: can(actor, 'points:rules'),
      older: read.older && address(`before=${placeText(read.older)}`),
      newer: read.newer && address(`after=${placeText(read.newer)}`),
    }
  },
)

export const action = page(
  { permission: 'points:rules', params, form: releaseForm },
  async ({ club, actor, params, input, fail, go }) => {
    const memberId = await visibleMember(club, actor, params.number)
    const released = await unfreezeAccount({ club, actor, memberId, reason: input.reason })
    return released.ok
      ? go(`/desk/points/accounts/${params.number}`, { key: 'points-desk:account.released' })
      : fail(released)
  },
)

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function Account() {
  const t = useT()
  const format = useFormat()
  const data = useLoaderData<typeof loader>()
  const { member, balance, tier, filter, lines, here, mayAdjust, isFrozen, expiry, soon } = data
  return (
    <StaffPage
      path={[{ label: t('desk:place.points'), href: '/desk/points' }, { label: member.number }]}
      identity={
        <Identity
          title={member.name}
          sub={t('points:page.tier', { tier: t(`points:tier.${tier}` as 'points:tier.gold') })}
          acts={
            mayAdjust ? (
              <ButtonLink size="s" href={`/desk/points/adjustments?member=${member.number}`}>
                {t('points-desk:account.adjust')}
              </ButtonLink>
            ) : undefined
          }
        />
      }
    >
      <Pane>
        {isFrozen && <Frozen />}
        <ChoiceLinks
          className="mb-4"
          label={t('points:filter.label')}
          of={FILTERS.map((one) => ({
            href: one === 'all' ? here : `${here}?filter=${one}`,
            label: t(`points:filter.${one}`),
            current: one === filter,
          }))}
        />
        {lines.length === 0 ? (
          <EmptyState title={t('points:page.empty_filter')}>{t('points-desk:account.empty_text')}</EmptyState>
        ) : (
          <Lines lines={lines} atDesk />
        )}
        <Paging className="mt-4" prev={data.newer} next={data.older} />
      </Pane>
      <Pane kind="detail" label={t('points-desk:account.balance')}>
        <Facts
          of={[
            [t('points-desk:account.available'), format.number(balance.available)],
            [t('points-desk:account.pending'), format.number(balance.pending)],
            [t('points-desk:account.held'), format.number(balance.held)],
            [t('points-desk:account.deficit'), format.number(balance.deficit)],
          ]}
        />
        {expiry.bars.length > 0 && (
          <Part title={t('points:expiry.title')}>
            <ExpirySchedule expiry={expiry} soon={soon} />
          </Part>
        )}
      </Pane>
    </StaffPage>
  )
}

function Frozen() {
  const t = useT()
  const { mayRelease } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<{ reason: string }>({ lastResult: answer?.result as never })
  return (
    <Note tone="danger" icon={CircleAlert} title={t('points-desk:frozen.this')} className="mb-4">
      <p>{t('points-desk:frozen.this_text')}</p>
      {mayRelease && (
        <Form method="post" {...getFormProps(form)} className="mt-3 grid gap-3">
          <FormErrors errors={form.errors} />
          <Submission />
          <TextInput field={fields.reason} label={t('points-desk:frozen.reason')} />
          <div>
            <SubmitButton kind="line" size="s">
              {t('points-desk:frozen.release')}
            </SubmitButton>
          </div>
        </Form>
      )}
    </Note>
  )
}
