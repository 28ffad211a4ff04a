import { actOnMany } from '~/areas/cases/bulk.server'
import { bulkForm } from '~/areas/cases/desk-forms'
import type { Key } from '~/i18n/keys'
import { useT } from '~/i18n/use'
import { safePath } from '~/kernel/paths'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { FormErrors } from '~/ui/field'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { DataTable } from '~/ui/table'

export const loader = page({ permission: 'case:work' }, async () => ({}))

export const action = page({ permission: 'case:work', form: bulkForm }, async (handed) => {
  const { club, actor, input, submission, t } = handed
  const results = await actOnMany({ club, actor, submission, input })
  return {
    back: safePath(input.back, '/desk/cases'),
    results: results.map(({ number, ok, reason, params }) => ({
      ...{ number, ok },
      says: ok ? t('cases-desk:bulk.done') : (t(reason as Key, params) as string),
    })),
    result: null,
  }
})

/** What became of each case that was ticked. */
export default function BulkResult() {
  const t = useT()
  const answer = useAnswer<typeof action>()
  const results = answer && 'results' in answer ? answer.results : []
  const back = answer && 'back' in answer ? answer.back : '/desk/cases'
  const errors = Object.values(answer?.result?.error ?? {}).flatMap((texts) => texts ?? [])
  const done = results.filter(({ ok }) => ok).length
  return (
    <StaffPage
      path={[{ label: t('cases-desk:title'), href: '/desk/cases' }]}
      title={t('cases-desk:bulk.result')}
      beside={
        results.length > 0 && (
          <span role="status">{t('cases-desk:bulk.sum', { done, failed: results.length - done })}</span>
        )
      }
      acts={
        <ButtonLink size="s" href={back}>
          {t('cases-desk:bulk.back')}
        </ButtonLink>
      }
    >
      <Pane label={t('cases-desk:bulk.result')}>
        <FormErrors errors={errors} />
        {results.length === 0 && errors.length === 0 && <p>{t('cases-desk:bulk.none_ticked')}</p>}
        {results.length > 0 && (
          <DataTable
            caption={t('cases-desk:bulk.result')}
            rows={results}
            rowKey={({ number }) => number}
            rowHref={({ number }) => `/desk/cases/${number}`}
            columns={[
              { id: 'number', head: t('cases-desk:bulk.number'), cell: ({ number }) => number },
              {
                id: 'outcome',
                head: t('cases-desk:bulk.outcome'),
                cell: ({ ok, says }) => <Chip tone={ok ? 'quiet' : 'danger'}>{says}</Chip>,
              },
            ]}
          />
        )}
      </Pane>
    </StaffPage>
  )
}
