import { useLoaderData } from '@remix-run/react'
import { CalendarPlus, FileText, Pencil } from 'lucide-react'
import { z } from 'zod'
import { SaySo } from '~/areas/cases/parts/own/say-so'
import { CarOnScale } from '~/areas/garage/parts/car-on-scale'
import { Documents, Terms } from '~/areas/garage/parts/car-parts'
import { DueAside, DueChip, dueLast, dueLeft, dueName, dueWhen } from '~/areas/garage/parts/due'
import { readCarPage } from '~/areas/garage/read-car.server'
import type { Key } from '~/i18n/keys'
import { useFormat, useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { ButtonLink, IconLink, TextLink } from '~/ui/button'
import { Card, Columns, Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { Code, Gauge, Num, PlateNumber } from '~/ui/figures'
import { OwnerPage } from '~/ui/owner-shell'
import { Facts, Item, Rows } from '~/ui/rows'

export const loader = page(
  { permission: 'garage:own', params: z.object({ vehicleId: z.string() }) },
  async ({ club, actor, params, language }) => {
    const data = await readCarPage(club, actor, params.vehicleId, language)
    return { ...data, readings: data.readings.slice(0, 4) }
  },
)

export default function CarPage() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  const format = useFormat(data.zone)
  const { car, facts, plan, terms, readings, documents } = data
  const at = `/garage/${car.id}`
  return (
    <OwnerPage
      wide
      back="/garage"
      title={car.name}
      actions={<IconLink icon={Pencil} href={`${at}/edit`} label={t('garage:edit.title')} />}
    >
      <Columns>
        <div>
          <div className="flex items-center justify-between gap-3">
            <p className="text-small text-ink-2">
              {[facts.modelYear, facts.energy && t(`garage:energy.${facts.energy}` as Key), facts.colour]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {car.plate && <PlateNumber box>{car.plate}</PlateNumber>}
          </div>
          <div className="mt-3">
            <CarOnScale car={car} />
          </div>
          <div className="mt-5 mb-5 flex items-end justify-between gap-4">
            <div>
              <p className="text-small text-ink-2">{t('garage:odometer.now')}</p>
              {car.km === null ? (
                <p className="text-lead text-ink-2">{t('garage:noReading')}</p>
              ) : (
                <Gauge unit={t('garage:unit.km')}>{format.number(car.km)}</Gauge>
              )}
            </div>
            {car.due && <DueAside due={car.due} />}
          </div>
          <ButtonLink kind="go" full icon={CalendarPlus} href={car.bookHref}>
            {car.due ? t('garage:due.book', { name: dueName(t, format, car.due) }) : t('shell:nav.book')}
          </ButtonLink>
          <Part title={t('garage:due.title')} way={{ href: `${at}/serviced`, label: t('garage:serviced.open') }}>
            {plan.length === 0 ? (
              <Card pad>
                <p className="text-small text-ink-2">{t('garage:due.none')}</p>
                <TextLink alone href={`${at}/edit`}>
                  {t('garage:date.edit')}
                </TextLink>
              </Card>
            ) : (
              <Rows card>
                {plan.map((due) => (
                  <Item
                    key={due.code}
                    title={due.code === 'service' ? dueName(t, format, due) : due.name}
                    sub={
                      <>
                        <span className="keep-words block">{dueWhen(t, format, due)}</span>
                        <span className="keep-words block">{dueLast(t, format, due)}</span>
                      </>
                    }
                    end={
                      <span className="text-end">
                        <DueChip due={due} /> <Num className="text-small">{dueLeft(t, format, due)}</Num>
                      </span>
                    }
                  />
                ))}
              </Rows>
            )}
          </Part>
          <Part title={t('garage:odometer.history')} way={{ href: `${at}/readings`, label: t('garage:odometer.all') }}>
            {readings.length === 0 ? (
              <Card pad>
                <p className="text-small text-ink-2">{t('garage:odometer.none')}</p>
              </Card>
            ) : (
              <Rows card>
                {readings.map((one) => (
                  <Item
                    key={one.id}
                    title={<Num>{`${format.number(one.km)} ${t('garage:unit.km')}`}</Num>}
                    sub={`${format.date(one.at)} · ${t(`garage:source.${one.source}`)}`}
                    end={
                      one.status === 'accepted' ? undefined : (
                        <Chip tone={one.status === 'suspect' ? 'warn' : 'quiet'}>
                          {t(`garage:status.${one.status}`)}
                        </Chip>
                      )
                    }
                  />
                ))}
              </Rows>
            )}
            <p className="mt-3">
              <ButtonLink href={`${at}/readings`}>{t('garage:odometer.record')}</ButtonLink>
            </p>
          </Part>
        </div>
        <div>
          <Terms terms={terms} at={at} />
          <Documents documents={documents} at={at} />
          <Part title={t('garage:records.title')}>
            <Rows card>
              <Item
                icon={FileText}
                title={t('garage:records.title')}
                sub={t('garage:records.sub')}
                href={`/records?vehicle=${car.id}`}
              />
            </Rows>
          </Part>
          <Part title={t('garage:facts.title')} way={{ href: `${at}/edit`, label: t('garage:facts.edit') }}>
            <Card pad>
              <Facts
                of={[
                  [t('garage:field.vin'), facts.vin && <Code key="vin">{facts.vin}</Code>],
                  [
                    t('garage:field.firstRegisteredOn'),
                    facts.firstRegisteredOn && format.date(facts.firstRegisteredOn, 'day'),
                  ],
                  [t('garage:field.body'), facts.body && t(`garage:body.${facts.body}` as Key)],
                  [t('garage:field.colour'), facts.colour],
                ]}
              />
              <TextLink alone href={`${at}/release`}>
                {t('garage:release.open')}
              </TextLink>
            </Card>
          </Part>
          <SaySo about={`vehicle:${car.id}`} />
        </div>
      </Columns>
    </OwnerPage>
  )
}
