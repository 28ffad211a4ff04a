import { Headset, MessageSquareText, Phone } from 'lucide-react'
import { useT } from '~/i18n/use'
import { dial, useBrand } from '~/ui/brand'
import { ButtonLink, IconLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { Avatar, PlateNumber } from '~/ui/figures'
import { Item } from '~/ui/rows'
import { type CallName, useCallName } from './live-head'

type Helper = {
  name: string
  call: CallName
  phone: string
  hasPhoto: boolean
  vehicle: string
  plate: string
}

const VEHICLES = ['van', 'flatbed', 'motorbike'] as const
const isVehicle = (name: string): name is (typeof VEHICLES)[number] => VEHICLES.some((one) => one === name)

/** The two numbers to call, and the desk's own in figures for a telephone that cannot dial. */
export function CallBar({ helper }: { helper: Pick<Helper, 'call' | 'phone'> | null }) {
  const t = useT()
  const callName = useCallName()
  const { rescuePhone } = useBrand()
  return (
    <>
      <div className="rescue-calls">
        {helper?.phone && (
          <ButtonLink kind="go" icon={Phone} href={dial(helper.phone)}>
            {t('rescue:call.helper', { name: callName(helper.call) })}
          </ButtonLink>
        )}
        <ButtonLink kind={helper?.phone ? 'line' : 'go'} icon={Headset} href={dial(rescuePhone)}>
          {t('rescue:desk')}
        </ButtonLink>
      </div>
      <p className="num mt-2.5 text-small text-ink-2">
        {t('rescue:deskHours')} <span className="whitespace-nowrap text-ink">{rescuePhone}</span>
      </p>
    </>
  )
}

/** Who comes, so that nobody gets into the wrong car at night: face, name, vehicle, plate. */
export function WhoComes({ helper, number }: { helper: Helper; number: string }) {
  const t = useT()
  const callName = useCallName()
  const name = callName(helper.call)
  return (
    <Card className="mt-5">
      <Item
        lead={
          helper.hasPhoto ? (
            <img className="rescue-face" src={`/rescue/${number}/helper.jpg`} alt="" width={44} height={44} />
          ) : (
            <Avatar name={helper.name} large />
          )
        }
        title={helper.name}
        sub={
          <>
            {isVehicle(helper.vehicle) && t(`rescue:vehicle.${helper.vehicle}`)}
            {isVehicle(helper.vehicle) && helper.plate && ' · '}
            {helper.plate && <PlateNumber>{helper.plate}</PlateNumber>}
          </>
        }
        end={
          helper.phone && (
            <IconLink
              line
              icon={MessageSquareText}
              href={dial(helper.phone).replace('tel:', 'sms:')}
              label={t('rescue:call.text', { name })}
            />
          )
        }
      />
    </Card>
  )
}
