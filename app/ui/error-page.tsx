import type { ReactNode } from 'react'
import { ButtonLink } from './button'
import { Car, type CarBody } from './car'

/** What went wrong in a sentence, the number to tell, and a way on. */
export function ErrorPage({
  title,
  children,
  id,
  car = 'hatch',
  way,
}: {
  title: string
  children: ReactNode
  id?: string
  car?: CarBody
  way: { href: string; label: string }
}) {
  return (
    <main className="fault" id="content">
      <Car body={car} />
      <h1 className="title">{title}</h1>
      <p className="mt-2 text-ink-2">{children}</p>
      {id && <p className="code mt-2 text-small text-ink-3">{id}</p>}
      <p className="mt-6">
        <ButtonLink href={way.href}>{way.label}</ButtonLink>
      </p>
    </main>
  )
}
