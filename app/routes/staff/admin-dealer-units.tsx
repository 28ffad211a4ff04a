import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { countBookingsIn } from '~/areas/booking/read-unit-load.server'
import { requireDealer } from '~/areas/dealers/authority.server'
import { unitForm } from '~/areas/dealers/forms'
import { DealerFrame } from '~/areas/dealers/parts/dealer-frame'
import { readUnits } from '~/areas/dealers/read.server'
import { readStaff } from '~/areas/dealers/read-staff.server'
import { BAY_TYPES, SKILLS, UNIT_KINDS, type UnitKind } from '~/areas/dealers/rules'
import { addUnit, editUnit } from '~/areas/dealers/units.server'
import { useT } from '~/i18n/use'
import type { Stale } from '~/kernel/stale'
import { say } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink, TextLink } from '~/ui/button'
import { Columns, Note, Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { Checkbox, RadioCards } from '~/ui/choices'
import { EmptyState } from '~/ui/empty'
import { FormErrors } from '~/ui/field'
import { Submission, useFormId } from '~/ui/form'
import { Select, TextInput } from '~/ui/inputs'
import { StaleNote } from '~/ui/stale-note'
import { FormActs, SubmitButton } from '~/ui/submit'
import { DataTable } from '~/ui/table'

const params = z.object({ dealerId: z.string() })
const search = z.object({ unit: z.string().max(64).optional(), add: z.enum(UNIT_KINDS).optional() })

export const loader = page(
  { permission: 'dealer:manage', params, search },
  async ({ club, actor, params: { dealerId }, search, language }) => {
    const { id, code, name } = await requireDealer(club, actor, dealerId)
    const units = await readUnits(club, dealerId, { retired: true })
    const technicians = await readStaff(club, dealerId, 'technician')
    const chosen = units.find((unit) => unit.id === search.unit) ?? null
    return {
      dealer: { id, code, name: say(name, language) },
      units,
      ahead: chosen ? await countBookingsIn(club, chosen.id) : 0,
      technicians,
      chosen,
      add: search.add ?? null,
    }
  },
)

export const action = page(
  { permission: 'dealer:manage', params, form: unitForm },
  async ({ club, actor, params: { dealerId }, input, submission, fail, go }) => {
    const { intent, ...unit } = input
    const shared = { club, actor, ...unit, userId: unit.userId || null }
    const saved =
      'kind' in shared ? await addUnit({ ...shared, submission, dealerId }) : await editUnit(shared as typeof shared)
    const key = intent === 'add' ? 'dealers-desk:toast.unit_added' : 'dealers-desk:toast.saved'
    const back = `/desk/admin/dealers/${dealerId}/units`
    // Out of use: the page stays open and says what has to move.
    const retired = input.intent === 'edit' && !input.active
    return saved.ok ? go(retired ? `${back}?unit=${saved.value.unitId}` : back, { key }) : fail(saved)
  },
)

export default function DealerUnits() {
  const t = useT()
  const { dealer, units, chosen, add } = useLoaderData<typeof loader>()
  const kind = chosen?.kind ?? add
  return (
    <DealerFrame dealer={dealer} tab="units">
      <Columns>
        <div>
          {UNIT_KINDS.map((one) => (
            <UnitPart key={one} kind={one} units={units.filter((unit) => unit.kind === one)} />
          ))}
        </div>
        <div>
          {kind ? <UnitForm key={chosen?.id ?? kind} kind={kind} /> : <Note>{t('dealers-desk:units.text')}</Note>}
        </div>
      </Columns>
    </DealerFrame>
  )
}

type Unit = ReturnType<typeof useLoaderData<typeof loader>>['units'][number]

function UnitPart({ kind, units }: { kind: UnitKind; units: readonly Unit[] }) {
  const t = useT()
  const what = (unit: Unit) =>
    unit.bayType
      ? t(`dealers-desk:bay_type.${unit.bayType}`)
      : unit.skills.map((skill) => t(`dealers-desk:skill.${skill}`)).join(t('desk:role_join'))
  return (
    <Part
      title={t(`dealers-desk:kind.${kind}`)}
      level={2}
      way={{ href: `?add=${kind}`, label: t(`dealers-desk:units.add.${kind}`) }}
    >
      <DataTable
        caption={t(`dealers-desk:kind.${kind}`)}
        rows={units}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `?unit=${id}`}
        empty={<EmptyState level={3} title={t('dealers-desk:units.none')} />}
        columns={[
          { id: 'name', head: t('dealers-desk:units.name'), cell: ({ name }) => name },
          { id: 'what', head: t('dealers-desk:units.what'), cell: what },
          {
            id: 'state',
            head: t('dealers-desk:state.head'),
            tight: true,
            phone: 'key',
            cell: ({ active }) =>
              active ? t('dealers-desk:units.in_use') : <Chip>{t('dealers-desk:units.retired')}</Chip>,
          },
        ]}
      />
    </Part>
  )
}

type Fields = { name: string; bayType: string; skills: string[]; userId: string; active: boolean }

function UnitForm({ kind }: { kind: UnitKind }) {
  const t = useT()
  const { chosen, technicians, dealer, ahead } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const stale = answer?.refusal?.alternatives as Stale | undefined
  const [form, fields] = useForm<Fields>({
    id: useFormId(`unit-${chosen?.id ?? kind}`, chosen?.version ?? 0, answer),
    lastResult: answer?.result,
    defaultValue: chosen ? { ...chosen, userId: chosen.userId ?? '' } : { active: true },
  })
  return (
    <Part title={chosen ? chosen.name : t(`dealers-desk:units.add.${kind}`)}>
      <Form method="post" {...getFormProps(form)} className="grid gap-4">
        <Submission />
        <input type="hidden" name="intent" value={chosen ? 'edit' : 'add'} />
        {chosen ? (
          <>
            <input type="hidden" name="unitId" value={chosen.id} />
            <input type="hidden" name="version" value={stale?.version ?? chosen.version} />
          </>
        ) : (
          <input type="hidden" name="kind" value={kind} />
        )}
        <FormErrors errors={form.errors} />
        {stale && (
          <StaleNote
            typed={answer?.result.initialValue ?? {}}
            current={stale.current}
            labels={{
              name: t('dealers-desk:units.name'),
              bayType: t('dealers-desk:units.bay_type'),
              active: t('dealers-desk:units.in_use'),
            }}
          />
        )}
        <TextInput field={fields.name} label={t('dealers-desk:units.name')} required />
        {kind === 'bay' && (
          <Select
            field={fields.bayType}
            label={t('dealers-desk:units.bay_type')}
            options={BAY_TYPES.map((value) => ({ value, label: t(`dealers-desk:bay_type.${value}`) }))}
          />
        )}
        {kind === 'technician' && (
          <>
            <RadioCards
              many
              field={fields.skills}
              label={t('dealers-desk:units.skills')}
              options={SKILLS.map((value) => ({ value, title: t(`dealers-desk:skill.${value}`) }))}
            />
            <Select
              field={fields.userId}
              label={t('dealers-desk:units.account')}
              hint={t('dealers-desk:units.account_hint')}
              placeholder={t('dealers-desk:units.no_account')}
              options={technicians.map(({ userId, name }) => ({ value: userId, label: name }))}
              optional
            />
          </>
        )}
        {chosen && (
          <Checkbox field={fields.active} hint={t('dealers-desk:units.retire_hint')}>
            {t('dealers-desk:units.in_use')}
          </Checkbox>
        )}
        {chosen && ahead > 0 && (
          <Note tone={chosen.active ? 'quiet' : 'warn'}>
            {t('dealers-desk:units.ahead', { count: ahead })}{' '}
            <TextLink href="/desk/calendar/affected">{t('dealers-desk:units.bookings')}</TextLink>
          </Note>
        )}
        <FormActs>
          <SubmitButton>{chosen ? t('dealers-desk:save') : t(`dealers-desk:units.add.${kind}`)}</SubmitButton>
          <ButtonLink href={`/desk/admin/dealers/${dealer.id}/units`}>{t('dealers-desk:cancel')}</ButtonLink>
        </FormActs>
      </Form>
    </Part>
  )
}
