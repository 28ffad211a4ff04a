import { Check, Navigation, Truck } from 'lucide-react'
import { useState } from 'react'
import { useT } from '~/i18n/use'
import { Note } from '~/ui/card'
import { Select, Textarea, TextInput } from '~/ui/inputs'
import type { HelperJob } from '../../read-helper-job.server'
import { SignaturePad } from './signature-pad'
import { Fold, MinutesFields, type OfJob, ReasonFields, StepButton, StepForm } from './step-form'

type Props = OfJob & { job: HelperJob; isLate: boolean }

/** The one next step of a job, filled, and what else may happen under it. */
export function JobSteps({ job, isLate, ...of }: Props) {
  switch (job.state) {
    case 'offered':
      return <AnswerOffer {...of} />
    case 'accepted':
    case 'en-route':
      return <ComingSteps {...of} job={job} isLate={isLate} />
    case 'on-scene':
      return (
        <section className="grid gap-3">
          <FinishForm {...of} job={job} />
          <TowForm {...of} />
          <GoneForm {...of} />
          <UnableForm {...of} />
        </section>
      )
    case 'towing':
      return (
        <section className="grid gap-3">
          <FinishForm {...of} job={job} isTow />
          <UnableForm {...of} />
        </section>
      )
    default:
      return null
  }
}

function AnswerOffer(of: OfJob) {
  const t = useT()
  const reasons = (['busy', 'far', 'equipment', 'off'] as const).map((code) =>
    t(`rescue-desk:helper.decline.reasons.${code}`),
  )
  return (
    <section className="grid gap-6">
      <StepForm {...of} act="accept">
        <MinutesFields legend={t('rescue-desk:helper.accept.title')} chosen={20} />
        <StepButton line={of.line} act="accept" icon={Check}>
          {t('rescue-desk:helper.accept.go')}
        </StepButton>
      </StepForm>
      <Fold title={t('rescue-desk:helper.decline.title')}>
        <StepForm {...of} act="decline">
          <ReasonFields name="decline" options={reasons} />
          <StepButton line={of.line} act="decline" kind="danger">
            {t('rescue-desk:helper.decline.go')}
          </StepButton>
        </StepForm>
      </Fold>
    </section>
  )
}

function ComingSteps({ job, isLate, ...of }: Props) {
  const t = useT()
  const hasLeft = job.state === 'en-route'
  return (
    <section className="grid gap-3">
      {isLate && <ExtendForm key={job.etaAt} {...of} isLate />}
      {hasLeft ? (
        <StepForm {...of} act="arrive">
          <StepButton line={of.line} act="arrive" icon={Check} kind={isLate ? 'line' : 'go'}>
            {t('rescue-desk:helper.arrive.go')}
          </StepButton>
        </StepForm>
      ) : (
        <StepForm {...of} act="depart" className="gap-2!">
          <StepButton line={of.line} act="depart" icon={Navigation} kind={isLate ? 'line' : 'go'}>
            {t('rescue-desk:helper.depart.go')}
          </StepButton>
          <p className="text-small text-ink-2">{t('rescue-desk:helper.depart.text')}</p>
        </StepForm>
      )}
      {!isLate && <ExtendForm key={job.etaAt} {...of} />}
      <UnableForm {...of} />
    </section>
  )
}

function ExtendForm({ isLate, ...of }: OfJob & { isLate?: boolean }) {
  const t = useT()
  return (
    <Fold title={t('rescue-desk:helper.extend.title')} kind={isLate ? 'go' : 'line'}>
      <StepForm {...of} act="extend">
        <MinutesFields legend={t('rescue-desk:helper.extend.text')} chosen={15} />
        <StepButton line={of.line} act="extend" kind={isLate ? 'go' : 'line'}>
          {t('rescue-desk:helper.extend.go')}
        </StepButton>
      </StepForm>
    </Fold>
  )
}

const WORKS = ['jump', 'tyre', 'fuel', 'open', 'charge', 'repair'] as const

function FinishForm({ job, isTow, ...of }: OfJob & { job: HelperJob; isTow?: boolean }) {
  const t = useT()
  const [to, setTo] = useState(job.towDealers[0]?.id ?? '')
  // What was written and then refused is still there.
  const refused = of.line.view.refused.find(({ act, assignmentId }) => act === 'finish' && assignmentId === of.jobId)
  const was = refused?.fields ?? {}
  const title = t(isTow ? 'rescue-desk:helper.finish.tow_title' : 'rescue-desk:helper.finish.title')
  return (
    <Fold title={title} kind="go" open={refused !== undefined || undefined}>
      <StepForm {...of} act="finish" className="gap-6!">
        {isTow ? (
          <>
            <input type="hidden" name="work" value={t('rescue-desk:helper.finish.works.tow')} />
            <Select
              field={{ id: 'towed-to', name: 'towedTo' }}
              label={t('rescue-desk:helper.finish.towed_to')}
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
              options={[
                ...job.towDealers.map(({ id, name, city }) => ({ value: id, label: `${name} · ${city}` })),
                { value: '', label: t('rescue-desk:helper.finish.elsewhere') },
              ]}
            />
            <TextInput
              field={{ id: 'tow-place', name: 'towPlace', maxLength: 200, initialValue: was.towPlace }}
              label={t('rescue-desk:helper.finish.place')}
              optional={to !== ''}
              required={to === ''}
              autoComplete="off"
            />
          </>
        ) : (
          <fieldset className="field">
            <legend className="label">{t('rescue-desk:helper.finish.work')}</legend>
            <div className="card rows">
              {WORKS.map((code) => {
                const label = t(`rescue-desk:helper.finish.works.${code}`)
                return (
                  <label key={code} className="pick">
                    <input type="radio" name="work" value={label} required defaultChecked={was.work === label} />
                    <span className="pick-text">
                      <span className="pick-title">{label}</span>
                    </span>
                  </label>
                )
              })}
            </div>
          </fieldset>
        )}
        <TextInput
          field={{ id: 'odometer', name: 'odometerKm', min: 0, max: 9_999_999, initialValue: was.odometerKm }}
          label={t('rescue-desk:helper.finish.odometer')}
          hint={t('rescue-desk:helper.finish.odometer_hint')}
          type="number"
          inputMode="numeric"
          look="num"
          unit="km"
          optional
        />
        <Textarea
          field={{ id: 'report', name: 'report', maxLength: 700, initialValue: was.report }}
          label={t('rescue-desk:helper.finish.report')}
          hint={t('rescue-desk:helper.finish.report_hint')}
          optional
        />
        <SignaturePad />
        <TextInput
          field={{ id: 'signed-by', name: 'signedBy', maxLength: 60, initialValue: was.signedBy }}
          label={t('rescue-desk:helper.finish.sign_name')}
          autoComplete="off"
          optional
        />
        <StepButton line={of.line} act="finish" icon={Check}>
          {t('rescue-desk:helper.finish.go')}
        </StepButton>
      </StepForm>
    </Fold>
  )
}

function TowForm(of: OfJob) {
  const t = useT()
  return (
    <Fold title={t('rescue-desk:helper.tow.title')}>
      <StepForm {...of} act="tow">
        <Note>{t('rescue-desk:helper.tow.text')}</Note>
        <StepButton line={of.line} act="tow" icon={Truck} kind="line">
          {t('rescue-desk:helper.tow.go')}
        </StepButton>
      </StepForm>
    </Fold>
  )
}

function GoneForm(of: OfJob) {
  const t = useT()
  const reasons = (['nobody', 'left', 'other'] as const).map((code) => t(`rescue-desk:helper.gone.reasons.${code}`))
  return (
    <Fold title={t('rescue-desk:helper.gone.title')} kind="link">
      <StepForm {...of} act="gone">
        <Note>{t('rescue-desk:helper.gone.text')}</Note>
        <ReasonFields name="gone" options={reasons} />
        <StepButton line={of.line} act="gone" kind="danger">
          {t('rescue-desk:helper.gone.go')}
        </StepButton>
      </StepForm>
    </Fold>
  )
}

function UnableForm(of: OfJob) {
  const t = useT()
  const reasons = (['broken', 'equipment', 'road', 'danger'] as const).map((code) =>
    t(`rescue-desk:helper.unable.reasons.${code}`),
  )
  return (
    <Fold title={t('rescue-desk:helper.unable.title')} kind="link">
      <StepForm {...of} act="unable">
        <Note>{t('rescue-desk:helper.unable.text')}</Note>
        <ReasonFields name="unable" options={reasons} />
        <StepButton line={of.line} act="unable" kind="danger">
          {t('rescue-desk:helper.unable.go')}
        </StepButton>
      </StepForm>
    </Fold>
  )
}
