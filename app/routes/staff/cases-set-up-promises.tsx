import { useLoaderData } from '@remix-run/react'
import { PenLine } from 'lucide-react'
import { z } from 'zod'
import { PromiseTable } from '~/areas/cases/parts/promise-table'
import { SetUpFrame } from '~/areas/cases/parts/set-up-frame'
import { readPolicies } from '~/areas/cases/read-policy.server'
import { requireSetUp } from '~/areas/cases/set-up-rows.server'
import { readDealers } from '~/areas/dealers/read.server'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { page } from '~/platform/page.server'
import { namesOf } from '~/platform/staff.server'
import { ButtonLink } from '~/ui/button'
import { Note, Part } from '~/ui/card'
import { EmptyState } from '~/ui/empty'
import { Facts } from '~/ui/rows'
import { DataTable } from '~/ui/table'

const search = z.object({ edition: z.coerce.number().int().positive().optional().catch(undefined) })

export const loader = page({ permission: 'case:set-up', search }, async ({ club, actor, search }) => {
  requireSetUp(actor)
  const policies = await readPolicies(club)
  const shown = search.edition ? policies.find(({ edition }) => edition === search.edition) : policies[0]
  if (search.edition && !shown) throw new NotFound('policy')
  const names = await namesOf(
    club,
    policies.flatMap(({ publishedBy }) => publishedBy ?? []),
  )
  return {
    shown: shown ? { edition: shown.edition, terms: shown.terms } : null,
    newest: policies[0]?.edition ?? 0,
    currency: (await readDealers(club))[0]?.currency ?? 'CNY',
    editions: policies.map(({ edition, note, publishedBy, publishedAt }) => ({
      ...{ edition, note, publishedAt, by: names.get(publishedBy ?? '') ?? '' },
    })),
  }
})

/** What is promised, as it stands in an edition, and all editions there were. */
export default function CasePromises() {
  const t = useT()
  const format = useFormat()
  const { shown, newest, editions, currency } = useLoaderData<typeof loader>()
  return (
    <SetUpFrame
      tab="promises"
      acts={
        <ButtonLink kind="go" size="s" icon={PenLine} href="/desk/cases/set-up/promises/new">
          {t('cases-setup:promises.write')}
        </ButtonLink>
      }
    >
      <p className="mb-4 max-w-2xl text-ink-2">{t('cases-setup:promises.text')}</p>
      {shown ? (
        <>
          {shown.edition !== newest && (
            <Note tone="warn" className="mb-4">
              {t('cases-setup:promises.old', { edition: shown.edition, newest })}
            </Note>
          )}
          <Part title={t('cases-setup:promises.edition', { edition: shown.edition })}>
            <PromiseTable targets={shown.terms.targets} />
          </Part>
          <Part title={t('cases-setup:promises.rest')}>
            <Terms terms={shown.terms} currency={currency} />
          </Part>
        </>
      ) : (
        <EmptyState title={t('cases-setup:promises.none')}>{t('cases-setup:promises.none_text')}</EmptyState>
      )}
      {editions.length > 0 && (
        <Part title={t('cases-setup:promises.editions')}>
          <DataTable
            caption={t('cases-setup:promises.editions')}
            rows={editions}
            rowKey={({ edition }) => String(edition)}
            rowHref={({ edition }) => `/desk/cases/set-up/promises?edition=${edition}`}
            isSelected={({ edition }) => edition === shown?.edition}
            columns={[
              {
                ...{ id: 'edition', head: t('cases-setup:promises.number') },
                cell: ({ edition }) => t('cases-setup:promises.edition', { edition }),
              },
              { id: 'note', head: t('cases-setup:promises.note'), cell: ({ note }) => note || '—' },
              { id: 'by', head: t('cases-setup:promises.by'), cell: ({ by }) => by || t('cases-setup:promises.club') },
              {
                ...{ id: 'at', head: t('cases-setup:promises.at'), tight: true, phone: 'key' },
                cell: ({ publishedAt }) => format.dateTime(publishedAt),
              },
            ]}
          />
        </Part>
      )}
    </SetUpFrame>
  )
}

type Shown = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['shown']>

function Terms({ terms, currency }: { terms: Shown['terms']; currency: string }) {
  const t = useT()
  const format = useFormat()
  const minutes = (count: number) => t('cases-setup:promises.minutes', { count })
  const { crm, manager, hq } = terms.escalateAfter
  return (
    <Facts
      left
      of={[
        [t('cases-setup:promises.warn'), format.percent(terms.warnPercent / 100)],
        [t('cases-setup:promises.crm'), minutes(crm)],
        [t('cases-setup:promises.manager'), minutes(manager)],
        [t('cases-setup:promises.hq'), minutes(hq)],
        [
          t('cases-setup:promises.silent'),
          terms.silentMinutes === 0 ? t('cases-setup:promises.never') : minutes(terms.silentMinutes),
        ],
        [t('cases-setup:dealers.limit'), format.money(terms.approveAboveMinor, currency)],
        [t('cases-setup:dealers.hq_limit'), format.money(terms.hqAboveMinor, currency)],
        [t('cases-setup:promises.point'), format.money(terms.pointMinor, currency)],
        [t('cases-setup:promises.confirm'), t('cases-setup:promises.days', { count: terms.confirmDays })],
        [t('cases-setup:promises.reopen'), t('cases-setup:promises.days', { count: terms.reopenDays })],
        [t('cases-setup:promises.ask_after'), t('cases-setup:promises.hours', { count: terms.askAfterHours })],
        [t('cases-setup:promises.ask_again'), t('cases-setup:promises.days', { count: terms.askAgainDays })],
        [t('cases-setup:promises.bad'), t('cases-setup:promises.of_five', { score: terms.badScore })],
      ]}
    />
  )
}
