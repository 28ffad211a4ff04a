import { LifeBuoy, Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '~/i18n/use'
import { dial, useBrand, Wordmark } from './brand'
import { Car, type CarBody } from './car'
import { Icon } from './icon'
import { LanguageSwitch, type OtherLanguage } from './language-switch'
import { Scale } from './scale'

interface DoorProps {
  /** What the club promises, beside the form on a wide screen. */
  say?: ReactNode
  more?: ReactNode
  car?: CarBody
  other?: OtherLanguage
  /** Without the rescue number under the form. */
  withoutHelp?: boolean
  children: ReactNode
}

/** Doors into the club: sign in, join, reset. The plate with a car, and one form. */
export function DoorShell({ say, more, car = 'coupe', other, withoutHelp, children }: DoorProps) {
  return (
    <div className="door">
      <header className="door-plate night">
        <div className="door-top">
          <a href="/">
            <Wordmark />
          </a>
          {other && <LanguageSwitch other={other} onPlate />}
        </div>
        {say && (
          <div className="door-say">
            <p>{say}</p>
            {more && <p>{more}</p>}
          </div>
        )}
        <div className="door-road">
          <Car body={car} />
          <Scale at={0} needle={false} ticks={60} />
        </div>
      </header>
      <main className="door-form" id="content">
        {children}
        {!withoutHelp && <RescueLine />}
      </main>
    </div>
  )
}

function RescueLine() {
  const t = useT()
  const { rescuePhone } = useBrand()
  return (
    <div className="door-help">
      <a href={dial(rescuePhone)}>
        <Icon as={LifeBuoy} size="l" />
        <span className="flex-1">
          <span className="block text-small text-ink-2">{t('shell:door.rescue')}</span>
          <span className="num block text-lead font-semibold">{rescuePhone}</span>
        </span>
        <Icon as={Phone} />
      </a>
    </div>
  )
}

/** A page for everybody with a bar and one column: card verification, a tracking link, terms. */
export function PlainShell({ end, children }: { end?: ReactNode; children: ReactNode }) {
  return (
    <div className="owner">
      <header className="topbar">
        <a href="/" className="mark">
          <Wordmark />
        </a>
        {end}
      </header>
      <main className="owner-main" id="content">
        {children}
      </main>
    </div>
  )
}
