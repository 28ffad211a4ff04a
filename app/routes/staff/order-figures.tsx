import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { setRepeatDays, workshopFigures } from '~/areas/workshop/figures.server'
import { type Answered, fieldOf } from '~/areas/workshop/parts/order-forms'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { Part } from '~/ui/card'
import { EmptyState } from '~/ui/empty'
import { TextInput } from '~/ui/inputs'
import { Stats } from '~/ui/rows'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

export const loader = page({ permission: 'workshop:read' }, async ({ club, actor, deskDealerId, go }) => {
  if (deskDealerId === '') return go('/desk/orders', { key: 'workshop-desk:checkin.dealer_first' })
  if (!can(actor, 'workshop:read', { dealerId: deskDealerId })) throw new NotFound('dealer')
  return {
    figures: await workshopFigures(club, deskDealerId),
    maySet: can(actor, 'dealer:manage', { dealerId: deskDealerId }),
  }
})

export const action = page(
  { permission: 'dealer:manage', form: z.strictObject({ days: z.coerce.number().int() }) },
  async ({ club, actor, input, deskDealerId, submission, fail, go }) => {
    const set = await setRepeatDays({ club, actor, dealerId: deskDealerId, days: input.days, submission })
    if (!set.ok) return fail(set)
    return go('/desk/orders/figures', { key: 'workshop-desk:figures.saved', params: { days: set.value.days } })
  },
)

/** How the workshop keeps its promises, and what counts as a fault that came back. */
export default function OrderFigures() {
  const t = useT()
  const { figures, maySet } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const format = useFormat()
  const { days, visits, kept, moved, late, repeats, repeatDays } = figures
  return (
    <StaffPage
      path={[
        { label: t('workshop-desk:list.title'), href: '/desk/orders' },
        { label: t('workshop-desk:figures.title') },
      ]}
    >
      <Pane label={t('workshop-desk:figures.title')}>
        <div className="grid max-w-200 gap-8">
          <Part title={t('workshop-desk:figures.days', { days })}>
            {visits === 0 ? (
              <EmptyState title={t('workshop-desk:figures.none', { days })}>
                {t('workshop-desk:figures.none_text')}
              </EmptyState>
            ) : (
              <Stats
                of={[
                  {
                    label: t('workshop-desk:figures.visits'),
                    value: format.number(visits),
                    href: '/desk/orders?state=completed',
                  },
                  {
                    label: t('workshop-desk:figures.on_time'),
                    value: format.percent((kept + moved) / visits),
                    sub: t('workshop-desk:figures.on_time_sub', { kept, moved, late }),
                  },
                  {
                    label: t('workshop-desk:figures.repeats'),
                    value: format.number(repeats),
                    sub: t('workshop-desk:figures.repeats_sub', { share: format.percent(repeats / visits) }),
                    href: '/desk/orders?state=all&repeat=on',
                  },
                ]}
              />
            )}
          </Part>
          {maySet && (
            <Part title={t('workshop-desk:figures.setting')}>
              <Form method="post" className="max-w-90">
                <TextInput
                  field={fieldOf('days', answer?.result as Answered | undefined, repeatDays)}
                  label={t('workshop-desk:figures.field')}
                  hint={t('workshop-desk:figures.field_hint')}
                  unit={t('workshop-desk:figures.unit')}
                  look="num"
                  inputMode="numeric"
                />
                <FormActs>
                  <SubmitButton>{t('workshop-desk:figures.save')}</SubmitButton>
                </FormActs>
              </Form>
            </Part>
          )}
        </div>
      </Pane>
    </StaffPage>
  )
}
