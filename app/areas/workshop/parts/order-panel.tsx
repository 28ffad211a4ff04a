import { useFormat, useT } from '~/i18n/use'
import { minorDigits } from '~/kernel/money'
import { clockText, localOf } from '~/kernel/zones'
import { DateInput, Select, Textarea, TextInput } from '~/ui/inputs'
import type { DeskOrder } from '../read-desk-order.server'
import { ORDER_EVENTS, type OrderEvent } from '../rules'
import {
  type Answered,
  FindingFields,
  fieldOf,
  JobFields,
  PanelForm,
  PartFields,
  PayerField,
  ProposeFields,
} from './order-forms'

const WAYS = ['wechat', 'alipay', 'card', 'cash', 'transfer'] as const

/** Minor units as they are typed: 1050.5. */
export const typed = (minor: number, currency: string) => String(minor / 10 ** minorDigits(currency))
/** A moment as the browser's picker wants it. */
export function localMoment(zone: string, at: number): string {
  const { day, minute } = localOf(zone, at)
  return `${day}T${clockText(minute)}`
}

/** The form that the address opens beside the order; null for none. Each works as a page of its own. */
export function OrderPanel({ desk, open, answered }: { desk: DeskOrder; open: string; answered?: Answered }) {
  const t = useT()
  const format = useFormat(desk.order.zone)
  const { order, technicians, advisers, templates, may } = desk
  const { version, number } = order
  const back = `/desk/orders/${number}`
  const [name = '', id = ''] = open.split(':')
  const job = order.jobs.find((one) => one.id === id)
  const panel = { back, version }
  if (name === 'job' && job && may.edit) {
    return (
      <PanelForm {...panel} act="edit-job" title={job.name} go={t('workshop-desk:go.save')} keep={{ jobId: job.id }}>
        <JobFields job={job} staff={technicians} answered={answered} major={typed(job.labourMinor, order.currency)} />
      </PanelForm>
    )
  }
  if (name === 'add-job' && may.addJobs) {
    return (
      <>
        <PanelForm
          back={back}
          act="add-job"
          title={t('workshop-desk:order.add_job')}
          go={t('workshop-desk:go.add_job')}
        >
          <Select
            field={fieldOf('templateId', answered)}
            label={t('workshop-desk:field.template')}
            placeholder={t('workshop-desk:field.choose')}
            options={templates}
            required
          />
        </PanelForm>
        <details className="mt-6" open={answered?.initialValue?.act === 'own-job'}>
          <summary className="link link-alone">{t('workshop-desk:field.own_job')}</summary>
          <PanelForm
            back={back}
            act="own-job"
            title={t('workshop-desk:field.own_job')}
            go={t('workshop-desk:go.add_job')}
          >
            <TextInput field={fieldOf('name', answered)} label={t('workshop-desk:field.name')} required />
            <div className="grid grid-cols-2 gap-3">
              <TextInput field={fieldOf('minutes', answered, 30)} label={t('workshop-desk:field.minutes')} look="num" />
              <TextInput field={fieldOf('labour', answered)} label={t('workshop-desk:field.labour')} look="num" />
            </div>
            <PayerField answered={answered} />
          </PanelForm>
        </details>
      </>
    )
  }
  if (name === 'add-part' && may.edit) {
    return (
      <PanelForm
        back={back}
        act="add-part"
        title={t('workshop-desk:order.add_part')}
        go={t('workshop-desk:go.add_part')}
      >
        <PartFields jobs={order.jobs} jobId={id || (order.jobs[0]?.id ?? '')} answered={answered} />
      </PanelForm>
    )
  }
  if (name === 'propose' && may.work) {
    return (
      <PanelForm
        upload={`${back}/upload?open=propose`}
        back={back}
        act="propose"
        title={t('workshop-desk:order.propose')}
        go={t('workshop-desk:go.propose')}
      >
        <ProposeFields answered={answered} templates={codesOf(templates)} />
      </PanelForm>
    )
  }
  if (name === 'promise' && may.edit) {
    return (
      <PanelForm
        {...panel}
        act="promise"
        title={t('workshop-desk:order.change_promise')}
        go={t('workshop-desk:go.promise')}
      >
        <DateInput
          time
          field={fieldOf('promisedAt', answered, localMoment(order.zone, order.promisedAt))}
          label={t('workshop-desk:field.promised')}
          required
        />
        <Textarea
          field={fieldOf('reason', answered)}
          label={t('workshop-desk:field.reason')}
          hint={t('workshop-desk:field.reason_hint')}
          required
        />
      </PanelForm>
    )
  }
  if (name === 'assign' && may.edit) {
    return (
      <PanelForm back={back} act="assign" title={t('workshop-desk:go.assign')} go={t('workshop-desk:go.save')}>
        <Select
          field={fieldOf('technicianId', answered, order.technicianId)}
          label={t('workshop-desk:field.technician')}
          placeholder={t('workshop-desk:order.nobody')}
          options={technicians}
        />
        <Select
          field={fieldOf('adviserId', answered, order.adviserId)}
          label={t('workshop-desk:field.adviser')}
          options={advisers}
        />
      </PanelForm>
    )
  }
  if (name === 'advise' && may.close) {
    return (
      <PanelForm back={back} act="advise" title={t('workshop-desk:order.advise')} go={t('workshop-desk:go.advise')}>
        <TextInput field={fieldOf('name', answered)} label={t('workshop-desk:field.name')} required />
        <div className="grid grid-cols-2 gap-3">
          <DateInput field={fieldOf('dueOn', answered)} label={t('workshop-desk:field.due_on')} optional />
          <TextInput
            field={fieldOf('dueKm', answered)}
            label={t('workshop-desk:field.due_km')}
            unit="km"
            look="num"
            inputMode="numeric"
            optional
          />
        </div>
        <Select
          field={fieldOf('code', answered)}
          label={t('workshop-desk:field.book_code')}
          placeholder={t('workshop-desk:field.no_code')}
          options={codesOf(templates)}
        />
        <Textarea field={fieldOf('note', answered)} label={t('workshop-desk:field.note')} rows={2} optional />
      </PanelForm>
    )
  }
  if (name === 'notes' && may.close) {
    return (
      <PanelForm back={back} act="findings" title={t('workshop-desk:order.notes')} go={t('workshop-desk:go.notes')}>
        <FindingFields order={order} answered={answered} />
      </PanelForm>
    )
  }
  if (name === 'complete' && desk.next?.event === 'complete') {
    return (
      <PanelForm
        {...panel}
        act="complete"
        title={`${t('workshop-desk:order.customer_pays')} ${format.money(order.sums.customerMinor, order.currency)}`}
        go={t('workshop-desk:go.complete')}
      >
        {order.sums.customerMinor > 0 && (
          <Select
            field={fieldOf('paidBy', answered)}
            label={t('workshop-desk:field.paid_by')}
            placeholder={t('workshop-desk:field.choose')}
            options={WAYS.map((value) => ({ value, label: t(`workshop-desk:field.way.${value}`) }))}
            required
          />
        )}
      </PanelForm>
    )
  }
  if (name === 'step' && isEvent(id) && [...desk.steps, desk.next?.event].includes(id)) {
    return (
      <PanelForm
        {...panel}
        act="step"
        title={t(`workshop-desk:event.${id}`)}
        go={t(`workshop-desk:event.${id}`)}
        keep={{ event: id }}
      >
        <Textarea field={fieldOf('reason', answered)} label={t('workshop-desk:field.reason')} required />
      </PanelForm>
    )
  }
  return null
}

const isEvent = (text: string): text is OrderEvent => (ORDER_EVENTS as readonly string[]).includes(text)
const codesOf = (templates: DeskOrder['templates']) => templates.map(({ code, label }) => ({ value: code, label }))
