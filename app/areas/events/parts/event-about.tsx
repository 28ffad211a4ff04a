import { MapPin } from 'lucide-react'
import { useFormat, useLanguage, useT } from '~/i18n/use'
import { TextLink } from '~/ui/button'
import { Card, Part } from '~/ui/card'
import { Icon } from '~/ui/icon'
import { Item, Rows } from '~/ui/rows'
import type { EventView } from '../read-event.server'
import { EventMap } from './event-map'
import { priceText, spanText } from './words'

type Props = { event: Omit<EventView, 'id'> }

/** Sessions, prices, place, and the club's own words about it. */
export function EventAbout({ event, tileUrl }: Props & { tileUrl: string | null }) {
  const t = useT()
  return (
    <>
      {event.sessions.length > 1 && <Sessions event={event} />}
      <Prices event={event} />
      <Place event={event} tileUrl={tileUrl} />
      {event.detail && (
        <Part title={t('events:about.title')}>
          {event.detail.split(/\n+/).map((paragraph) => (
            <p key={paragraph} className="mt-2 first:mt-0 text-ink-2">
              {paragraph}
            </p>
          ))}
        </Part>
      )}
    </>
  )
}

function Sessions({ event }: Props) {
  const t = useT()
  const format = useFormat(event.zone)
  return (
    <Part title={t('events:about.sessions')}>
      <Rows card>
        {event.sessions.map((session) => (
          <Item
            key={session.id}
            title={session.name || spanText(format, session)}
            sub={session.name ? <span className="num">{spanText(format, session)}</span> : undefined}
            end={
              <span className="num text-small text-ink-2">
                {session.people === null
                  ? null
                  : session.people > 0
                    ? t('events:left.places', { count: session.people })
                    : session.waiting > 0
                      ? t('events:left.queue', { count: session.waiting })
                      : t('events:left.full')}
              </span>
            }
          />
        ))}
      </Rows>
    </Part>
  )
}

function Prices({ event }: Props) {
  const t = useT()
  const format = useFormat(event.zone)
  const only = event.sessions.length === 1 ? event.sessions[0] : undefined
  return (
    <Part title={t('events:about.prices')}>
      <Rows card>
        {event.kinds.map((kind) => {
          const left = only?.left[kind.id]
          const cars = kind.withCar ? only?.cars : undefined
          const few = left === 0 || cars === 0
          return (
            <Item
              key={kind.id}
              title={kind.name}
              off={few}
              sub={
                few
                  ? t('events:left.full')
                  : [
                      ...(kind.withCar
                        ? [
                            cars === undefined || cars === null
                              ? t('events:with_car')
                              : t('events:with_car_left', { count: cars }),
                          ]
                        : []),
                      ...(left === undefined || left === null ? [] : [t('events:left.places', { count: left })]),
                    ].join(' · ') || undefined
              }
              end={<span className="num font-semibold">{priceText(t, format, kind, event.currency)}</span>}
            />
          )
        })}
      </Rows>
      {event.kinds.some(({ priceMinor }) => priceMinor > 0) && (
        <p className="mt-2 text-small text-ink-2">{t('events:price.how')}</p>
      )}
    </Part>
  )
}

/** A link that phones hand to the map they have, and that any browser can open. */
function mapHref({ lat, lng }: { lat: number; lng: number }, name: string, language: string): string {
  const title = encodeURIComponent(name.slice(0, 60) || `${lat},${lng}`)
  return language === 'zh-CN'
    ? `https://uri.amap.com/marker?position=${lng},${lat}&name=${title}&coordinate=wgs84&callnative=1`
    : `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=15/${lat}/${lng}`
}

function Place({ event, tileUrl }: Props & { tileUrl: string | null }) {
  const t = useT()
  const language = useLanguage()
  const { lat, lng, place, address } = event
  const at = lat !== null && lng !== null ? { lat, lng } : null
  return (
    <Part title={t('events:about.place')}>
      <Card pad>
        <div className="flex gap-3">
          <Icon as={MapPin} className="mt-0.5" />
          <div className="min-w-0">
            <p className="font-medium">{place || t('events:about.place_later')}</p>
            {address && <p className="text-small text-ink-2">{address}</p>}
            {at && (
              <TextLink
                alone
                className="text-small"
                href={mapHref(at, place, language)}
                target="_blank"
                rel="noreferrer"
              >
                {t('events:about.map')}
              </TextLink>
            )}
          </div>
        </div>
      </Card>
      {at && (
        <div className="mt-3">
          <EventMap
            low
            tileUrl={tileUrl}
            pins={[{ id: event.number, mark: '●', mine: event.party !== null, ...at, href: null }]}
          />
        </div>
      )}
    </Part>
  )
}
