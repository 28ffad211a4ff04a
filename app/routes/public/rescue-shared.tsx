import { useLoaderData } from '@remix-run/react'
import { ShieldQuestion } from 'lucide-react'
import { z } from 'zod'
import { Arrival, LostNote, PhaseLine, useCallName, useNow } from '~/areas/rescue/parts/live-head'
import { ProgressLine } from '~/areas/rescue/parts/live-progress'
import { readShared, topicOfLink } from '~/areas/rescue/read-shared.server'
import { isNight } from '~/areas/rescue/tariff'
import { useT } from '~/i18n/use'
import { CLUB_ZONE } from '~/kernel/zones'
import { useLive } from '~/platform/live'
import { page } from '~/platform/page.server'
import { liveTopics } from '~/platform/topics.server'
import { Card, Part } from '~/ui/card'
import { Icon } from '~/ui/icon'
import { PlainShell } from '~/ui/public-shell'
import { Facts } from '~/ui/rows'

const params = z.object({ token: z.string().max(200) })

/** What relatives see by a link. One that is over, one that was taken back and one that never was look the same. */
export const loader = page({ permission: 'public', params }, async ({ club, params: { token }, language, headers }) => {
  headers.set('Referrer-Policy', 'no-referrer')
  const nothing = { token, topics: [] as string[], rescue: null, isNight: isNight(CLUB_ZONE, club.clock.now()) }
  const topic = await topicOfLink(club, token)
  const topics = topic ? await liveTopics(club, [topic]) : []
  const rescue = topic && (await readShared(club, token, language))
  if (!rescue) return nothing
  return { token, topics, rescue, isNight: rescue.isNight }
})

export default function SharedRescue() {
  const t = useT()
  const { rescue, topics, token } = useLoaderData<typeof loader>()
  const line = useLive(topics, `/rescue/shared/${encodeURIComponent(token)}/live`)
  return (
    <PlainShell>
      {rescue ? (
        <>
          <LostNote line={line} at={rescue.now} zone={rescue.zone} />
          <Progress rescue={rescue} />
        </>
      ) : (
        <>
          <Icon as={ShieldQuestion} size="l" />
          <h1 className="title mt-3">{t('rescue:shared.goneTitle')}</h1>
          <p className="mt-2 text-ink-2">{t('rescue:shared.goneText')}</p>
        </>
      )}
    </PlainShell>
  )
}

type Shared = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['rescue']>

function Progress({ rescue }: { rescue: Shared }) {
  const t = useT()
  const callName = useCallName()
  const now = useNow(rescue.now)
  const { phase, way, helper, zone } = rescue
  const isComing = way !== null && helper !== null && (phase === 'coming' || phase === 'on-way')
  return (
    <>
      <PhaseLine phase={phase} updatedAt={rescue.updatedAt} zone={zone} />
      {isComing ? (
        <Arrival who={callName(helper)} way={way} now={now} zone={zone} />
      ) : (
        <h1 className="title mt-3.5">
          {helper && (phase === 'there' || phase === 'towing')
            ? t(`rescue:head.${phase}`, { name: callName(helper) })
            : t(`rescue:head.${phase === 'sent' ? 'sent' : 'searching'}`)}
        </h1>
      )}
      <Card pad className="mt-6">
        <Facts of={[[t('rescue:shared.place'), rescue.district]]} />
      </Card>
      <Part title={t('rescue:step.title')}>
        <ProgressLine steps={rescue.steps} zone={zone} />
      </Part>
      <p className="mt-6 text-small text-ink-2">{t('rescue:shared.note')}</p>
    </>
  )
}
