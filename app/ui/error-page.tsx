import type { ReactNode } from 'react'
import { ButtonLink } from './button'

interface ErrorPageProps {
  title: string
  /** A sentence: what to do now. */
  children: ReactNode
  /** The number to tell whoever helps. */
  id?: string
  /** A drawing above the words; the root goes without, since every page would carry it. */
  drawing?: ReactNode
  way: { href: string; label: string }
}

/** What went wrong in a sentence, the number to tell, and a way on. */
export function ErrorPage({ title, children, id, drawing, way }: ErrorPageProps) {
  return (
    <main className="fault" id="content">
      {drawing}
      <h1 className="title">{title}</h1>
      <p className="mt-2 text-ink-2">{children}</p>
      {id && <p className="code mt-2 text-small text-ink-3">{id}</p>}
      <p className="mt-6">
        <ButtonLink href={way.href}>{way.label}</ButtonLink>
      </p>
    </main>
  )
}
