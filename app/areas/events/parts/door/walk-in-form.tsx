import { useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { FoundMember } from '~/areas/archive/search-members.server'
import { useFormat, useT } from '~/i18n/use'
import type { Failed } from '~/platform/forms.server'
import { Checkbox } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { Select, TextInput } from '~/ui/inputs'
import { Item, Rows } from '~/ui/rows'
import { FormActs, SubmitButton } from '~/ui/submit'
import type { readWalkIn } from '../../find-walk-in.server'
import { PAY_METHODS } from '../../rules'
import type { Place } from './door-setup'

type Typed = {
  sessionId: string
  kindId: string
  plate: string
  waived: string
  method: string
  guests: { name?: string; kindId?: string }[]
}
type Plan = Awaited<ReturnType<typeof readWalkIn>>

/** What the member and the guests take, and how it was paid. */
export function WalkInForm({
  event,
  sessions,
  kinds,
  waiver,
  member,
  place,
  guestRows,
  answer,
  other,
}: Plan & {
  member: FoundMember
  place: Place
  guestRows: number
  answer: Failed | null
  /** Where another member is looked for. */
  other: string
}) {
  const t = useT()
  const format = useFormat(event.zone)
  const [form, fields] = useForm<Typed>({
    id: 'walk-in',
    defaultValue: { sessionId: place.sessionId, method: 'none', guests: Array.from({ length: guestRows }, () => ({})) },
    ...(answer && { lastResult: answer.result }),
  })
  const priced = ({ id, name, points, priceMinor }: Plan['kinds'][number]) => {
    const price = [
      points > 0 && t('events-door:walk.points', { count: points }),
      priceMinor > 0 && format.money(priceMinor, event.currency),
    ].filter(Boolean)
    const label = price.length > 0 ? `${name} · ${price.join(' + ')}` : t('events-door:walk.kind_free', { name })
    return { value: id, label }
  }
  const own = kinds.filter(({ who }) => who === 'member')
  const others = kinds.filter(({ who }) => who !== 'member')
  return (
    <Form method="post" id={form.id} className="grid gap-5" noValidate>
      <Submission />
      <input type="hidden" name="member" value={member.number} />
      <input type="hidden" name="door" value={place.door} />
      {form.errors && <FormErrors errors={form.errors} />}
      <Rows card>
        <Item
          title={member.name}
          sub={`${t('events-door:walk.chosen')} · ${member.number}`}
          end={
            <a className="link link-alone" href={other}>
              {t('events-door:walk.other')}
            </a>
          }
        />
      </Rows>
      <Select
        field={fields.sessionId}
        label={t('events-door:setup.session')}
        options={sessions.map(({ id, name, startsAt }) => ({
          value: id,
          label: [name, format.dateTime(startsAt, 'monthDay')].filter(Boolean).join(' · '),
        }))}
      />
      <Select
        field={fields.kindId}
        label={t('events-door:walk.kind')}
        options={(own.length > 0 ? own : kinds).map(priced)}
      />
      <TextInput
        field={fields.plate}
        label={t('events-door:walk.plate')}
        hint={t('events-door:walk.plate_hint')}
        optional
        autoComplete="off"
        maxLength={20}
      />
      {guestRows > 0 && (
        <details className="door-fold" open={answer !== null}>
          <summary>
            <span className="link">{t('events-door:walk.guest_add')}</span>
          </summary>
          <div className="grid gap-5">
            {fields.guests.getFieldList().map((place, at) => {
              const guest = place.getFieldset()
              return (
                <div key={place.key} className="grid gap-3 desk:grid-cols-2">
                  <TextInput
                    field={guest.name}
                    label={`${t('events-door:walk.guest')} ${at + 1}`}
                    optional
                    autoComplete="off"
                    maxLength={60}
                  />
                  <Select
                    field={guest.kindId}
                    label={t('events-door:walk.kind')}
                    options={(others.length > 0 ? others : kinds).map(priced)}
                  />
                </div>
              )
            })}
          </div>
        </details>
      )}
      {waiver !== '' && (
        <Checkbox field={fields.waived} value="yes" hint={waiver}>
          {t('events-door:walk.waived')}
        </Checkbox>
      )}
      {kinds.some(({ priceMinor }) => priceMinor > 0) && (
        <Select
          field={fields.method}
          label={t('events-door:walk.pay')}
          options={[
            { value: 'none', label: t('events-door:walk.pay_none') },
            ...PAY_METHODS.map((value) => ({ value, label: t(`events-door:pay.${value}`) })),
          ]}
        />
      )}
      <FormActs>
        <SubmitButton>{t('events-door:walk.go')}</SubmitButton>
      </FormActs>
    </Form>
  )
}
