import './live.css'
import { Form } from '@remix-run/react'
import { Check, Megaphone, Shield, ShieldAlert } from 'lucide-react'
import { useFormat, useT } from '~/i18n/use'
import type { Line } from '~/platform/live'
import { ButtonLink } from '~/ui/button'
import { Columns, Note, Part } from '~/ui/card'
import { Submission } from '~/ui/form'
import { SubmitButton } from '~/ui/submit'
import { isUnderWay } from '../own-progress'
import type { OwnRescue } from '../read-own.server'
import { Arrival, LostNote, PhaseLine, useCallName, useNow } from './live-head'
import { ProgressLine } from './live-progress'
import { Share } from './live-share'
import { Talk } from './live-talk'
import { Ending, ThisRescue } from './live-this'
import { CallBar, WhoComes } from './live-who'
import { PhotoStrip } from './photo-strip'
import { WayMap } from './way-map'

export type Rescue = Omit<OwnRescue, 'id'>

interface LiveRescueProps {
  rescue: Rescue
  line: Line
  tileUrl: string | null
  /** The link that was made just now. */
  shared: { linkId: string; path: string } | null
}

/** One rescue as its owner lives through it. */
export function LiveRescue({ rescue, line, tileUrl, shared }: LiveRescueProps) {
  const t = useT()
  const { zone, phase, helper, number } = rescue
  const format = useFormat(zone)
  const isOpen = isUnderWay(rescue.state)
  const isComing = phase === 'coming' || phase === 'on-way'
  return (
    <Columns>
      <div>
        <LostNote line={line} at={rescue.now} zone={zone} />
        <PhaseLine phase={phase} updatedAt={rescue.updatedAt} zone={zone} />
        <Head rescue={rescue} />
        {isOpen && <CallBar helper={helper} />}
        {rescue.mass && isOpen && (
          <Note tone="warn" icon={Megaphone} className="mt-5" title={rescue.mass.name}>
            {rescue.mass.text}
          </Note>
        )}
        {isOpen && phase !== 'towing' && <Safety isSafe={rescue.isSafe} isRoadside={phase !== 'there'} />}
        {isComing && rescue.place && (
          <WayMap
            place={rescue.place}
            helper={rescue.way?.position ?? null}
            leftM={rescue.way?.leftM ?? null}
            zone={zone}
            tileUrl={tileUrl}
          />
        )}
        {helper && <WhoComes helper={helper} number={number} />}
        {!isOpen && <Ending rescue={rescue} />}
        <Part title={t('rescue:step.title')}>
          <ProgressLine steps={rescue.progress} zone={zone} />
        </Part>
      </div>
      <div>
        {rescue.photos.length > 0 && (
          <Part title={t('rescue:photos.title')}>
            <PhotoStrip
              base={`/rescue/${number}/photos`}
              photos={rescue.photos.map(({ id, at }) => ({
                id,
                label: t('rescue:photos.one', { at: format.time(at) }),
              }))}
            />
          </Part>
        )}
        <Part title={t('rescue:message.title')}>
          <Talk messages={rescue.messages} zone={zone} closed={!isOpen} />
        </Part>
        <Part title={t('rescue:this.title')}>
          <ThisRescue rescue={rescue} />
          {isOpen && (
            <div className="mt-3">
              <Share
                links={rescue.links}
                made={shared && rescue.links.some(({ id }) => id === shared.linkId) ? shared.path : null}
                zone={zone}
              />
            </div>
          )}
        </Part>
        {isOpen && (
          <Part>
            <ButtonLink kind="danger" full href={`/rescue/${number}/cancel`}>
              {t('rescue:cancel.link')}
            </ButtonLink>
            <p className="mt-2.5 text-center text-small text-ink-2">
              {rescue.state === 'helping' ? t('rescue:cancel.counts') : t('rescue:cancel.freeLink')}
            </p>
          </Part>
        )}
      </div>
    </Columns>
  )
}

function Head({ rescue }: { rescue: Rescue }) {
  const t = useT()
  const format = useFormat(rescue.zone)
  const callName = useCallName()
  const now = useNow(rescue.now)
  const { phase, helper, way } = rescue
  if (helper && way && (phase === 'coming' || phase === 'on-way')) {
    return (
      <>
        <Arrival who={callName(helper.call)} way={way} now={now} zone={rescue.zone} />
        {way.changes.length > 0 && (
          <ul className="num mt-3 grid gap-1 text-small text-ink-2" aria-live="polite">
            {way.changes.map((change) => (
              <li key={change.id}>
                {change.fromAt !== null && change.toAt !== null && (
                  <span className="text-ink">
                    {t('rescue:head.changed', { from: format.time(change.fromAt), to: format.time(change.toAt) })}
                  </span>
                )}
                {change.fromAt !== null && ' · '}
                {t('rescue:head.changedAt', { at: format.time(change.at) })}
                {change.reason && ` · ${change.reason}`}
              </li>
            ))}
          </ul>
        )}
      </>
    )
  }
  const name = helper ? callName(helper.call) : ''
  return (
    <>
      <h1 className="title mt-3.5">
        {(phase === 'there' || phase === 'towing') && helper
          ? t(`rescue:head.${phase}`, { name })
          : t(
              `rescue:head.${phase === 'coming' || phase === 'on-way' || phase === 'there' || phase === 'towing' ? 'searching' : phase}`,
            )}
      </h1>
      {(phase === 'sent' || phase === 'searching') && <p className="mt-1 text-ink-2">{t('rescue:head.waitText')}</p>}
      {phase === 'unserved' && <p className="mt-1 text-ink-2">{t('rescue:head.unservedText')}</p>}
      {phase === 'merged' && (
        <p className="mt-1 text-ink-2">
          {t('rescue:head.mergedText')}{' '}
          {rescue.mergedInto && (
            <a className="link" href={`/rescue/${rescue.mergedInto}`}>
              {t('rescue:head.mergedSee', { number: rescue.mergedInto })}
            </a>
          )}
        </p>
      )}
    </>
  )
}

/** Where to wait. Who was in danger says here when it is over. */
function Safety({ isSafe, isRoadside }: { isSafe: boolean; isRoadside: boolean }) {
  const t = useT()
  if (isSafe && !isRoadside) return null
  return (
    <Note
      tone={isSafe ? 'quiet' : 'warn'}
      icon={isSafe ? Shield : ShieldAlert}
      className="mt-5"
      title={t('rescue:safe.title')}
      acts={
        !isSafe && (
          <Form method="post" preventScrollReset>
            <Submission />
            <SubmitButton kind="line" icon={Check} name="act" value="safe">
              {t('rescue:safe.now')}
            </SubmitButton>
          </Form>
        )
      }
    >
      {t('rescue:safe.text')}
    </Note>
  )
}
