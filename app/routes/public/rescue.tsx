import { useLoaderData } from '@remix-run/react'
import { CarFront, LifeBuoy, LogIn, MapPin, MessageCircleWarning, Phone, Shield } from 'lucide-react'
import { phaseLook } from '~/areas/rescue/parts/phase-look'
import { serviceIcon } from '~/areas/rescue/parts/service-icon'
import { ownRescues } from '~/areas/rescue/read-own-list.server'
import { SERVICES, type Service } from '~/areas/rescue/rules'
import { isNight } from '~/areas/rescue/tariff'
import { useFormat, useT } from '~/i18n/use'
import { CLUB_ZONE } from '~/kernel/zones'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { dial, useBrand } from '~/ui/brand'
import { ButtonLink } from '~/ui/button'
import { Note, PageTitle, Part } from '~/ui/card'
import { StatusChip } from '~/ui/chip'
import { PlainShell } from '~/ui/public-shell'
import { DateBlock, Item, Rows } from '~/ui/rows'

/** The rescue number, for everybody and without signing in; for a member the way to help online as well. */
export const loader = page({ permission: 'public' }, async ({ club, actor }) => {
  const isMember = actor.memberId !== null && can(actor, 'rescue:own')
  const { open, past } =
    actor.memberId !== null && isMember ? await ownRescues(club, actor.memberId) : { open: [], past: [] }
  return { isMember, isGuest: actor.kind === 'guest', open, past, isNight: isNight(CLUB_ZONE, club.clock.now()) }
})

const isService = (code: string): code is Service => SERVICES.some((one) => one === code)

export default function Rescue() {
  const t = useT()
  const { rescuePhone } = useBrand()
  const { isMember, isGuest, open, past } = useLoaderData<typeof loader>()
  const nameOf = (code: string) => t(`rescue:service.${isService(code) ? code : 'other'}`)
  const format = useFormat(open[0]?.zone ?? past[0]?.zone)
  return (
    <PlainShell>
      <PageTitle sub={t('membership:rescue.text')}>{t('membership:rescue.title')}</PageTitle>
      <div className="mt-5">
        <ButtonLink kind="alarm" full icon={Phone} href={dial(rescuePhone)}>
          {t('membership:rescue.call', { phone: rescuePhone })}
        </ButtonLink>
      </div>
      {open.length > 0 && (
        <Part title={t('rescue:start.open')}>
          <Rows card>
            {open.map((one) => (
              <Item
                key={one.number}
                icon={isService(one.service) ? serviceIcon[one.service] : LifeBuoy}
                title={nameOf(one.service)}
                sub={<span className="num">{format.dateTime(one.createdAt, 'monthDay')}</span>}
                end={<StatusChip look={phaseLook[one.phase]}>{t(`rescue:phase.${one.phase}`)}</StatusChip>}
                href={`/rescue/${one.number}`}
              />
            ))}
          </Rows>
        </Part>
      )}
      {(isMember || isGuest) && (
        <div className="mt-3">
          <ButtonLink
            kind={isMember && open.length === 0 ? 'go' : 'line'}
            full
            icon={isMember ? LifeBuoy : LogIn}
            href={isMember ? '/rescue/new' : '/sign-in?to=%2Frescue%2Fnew'}
          >
            {t(isMember ? 'rescue:start.ask' : 'rescue:start.signIn')}
          </ButtonLink>
          <p className="mt-2 text-small text-ink-2">{t('rescue:start.askText')}</p>
        </div>
      )}
      <Note tone="warn" icon={Shield} title={t('membership:rescue.safe')} className="mt-5">
        {t('membership:rescue.safeText')}
      </Note>
      <Part title={t('membership:rescue.ready')}>
        <Rows card>
          <Item icon={MapPin} title={t('membership:rescue.where')} />
          <Item icon={CarFront} title={t('membership:rescue.plate')} />
          <Item icon={MessageCircleWarning} title={t('membership:rescue.what')} />
        </Rows>
      </Part>
      {past.length > 0 && (
        <Part title={t('rescue:start.past')}>
          <Rows card>
            {past.map((one) => (
              <Item
                key={one.number}
                lead={<DateBlock {...format.dayAndMonth(one.createdAt)} />}
                title={nameOf(one.service)}
                sub={<span className="num">{`${format.date(one.createdAt)} · ${one.number}`}</span>}
                end={<StatusChip look={phaseLook[one.phase]}>{t(`rescue:phase.${one.phase}`)}</StatusChip>}
                href={`/rescue/${one.number}`}
              />
            ))}
          </Rows>
        </Part>
      )}
    </PlainShell>
  )
}
