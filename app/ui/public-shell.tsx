import { Languages, LifeBuoy, Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '~/i18n/use'
import { dial, useBrand, Wordmark } from './brand'
import { Car, type CarBody } from './car'
import { Icon } from './icon'
import { Scale } from './scale'

/** The other language: a form that posts to `action`, or a link. Its word is in its own language. */
interface OtherLanguage {
  label: string
  lang: string
  href?: string
  form?: { action: string; name: string; value: string }
}

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

/** To the other language and back; a real form, so it works everywhere. */
export function LanguageSwitch({ other, onPlate }: { other: OtherLanguage; onPlate?: boolean }) {
  const look = onPlate ? 'btn btn-plate-line btn-s' : 'btn btn-line btn-s'
  const inside = (
    <>
      <Icon as={Languages} />
      <span>{other.label}</span>
    </>
  )
  if (!other.form)
    return (
      <a className={look} href={other.href} lang={other.lang} hrefLang={other.lang} data-document>
        {inside}
      </a>
    )
  return (
    <form method="post" action={other.form.action}>
      <button type="submit" className={look} lang={other.lang} name={other.form.name} value={other.form.value}>
        {inside}
      </button>
    </form>
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
