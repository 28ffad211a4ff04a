import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button'
import { PlateNumber } from './figures'
import { TextInput } from './inputs'

const PAUSE = 120 // milliseconds after the last key before asking

type Person = {
  memberId: string
  number: string
  name: string
  phone: string
  cars: readonly { id: string; name: string; plate: string }[]
}

interface Props<Found extends Person> {
  /** Answers `{ found }` as JSON to `?q=`. */
  resource: string
  /** Without a script the page itself is asked, with `?q=`, and opened with `?member=`. */
  page: string
  words: { label: string; hint: string; find: string; nobody: string }
  /** What was searched for without a script, and found. */
  text: string
  found: readonly Found[]
  onChoose(person: Found): void
}

/** A member found while the name, phone, plate or number is typed. */
export function PersonSearch<Found extends Person>({ resource, page, words, text, found, onChoose }: Props<Found>) {
  const [typed, setTyped] = useState(text)
  const [answer, setAnswer] = useState({ to: text, found })
  useEffect(() => {
    if (typed === answer.to) return
    const asking = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`${resource}?q=${encodeURIComponent(typed)}`, { signal: asking.signal })
        if (response.ok) setAnswer({ to: typed, found: ((await response.json()) as { found: Found[] }).found })
      } catch {
        // Aborted or without a line: what was found before stays, and the button still asks the page.
      }
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [resource, typed, answer.to])
  const isAnswered = typed.trim().length >= 2 && answer.to === typed
  return (
    <div>
      <form method="get" action={page} className="flex items-end gap-2">
        <TextInput
          className="flex-1"
          icon={Search}
          field={{ id: 'q', name: 'q', maxLength: 60 }}
          label={words.label}
          hint={words.hint}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          autoFocus
        />
        <noscript>
          <Button type="submit" size="s">
            {words.find}
          </Button>
        </noscript>
      </form>
      <div role="status">
        {isAnswered && answer.found.length === 0 && <p className="mt-1 text-ink-2">{words.nobody}</p>}
      </div>
      {answer.found.length > 0 && (
        <ul className="mt-2 rows card">
          {answer.found.map((person) => (
            <li key={person.memberId} className="pane-row">
              <a
                className="over min-w-0 flex-1"
                href={`${page}?member=${person.number}`}
                onClick={(event) => {
                  event.preventDefault()
                  onChoose(person)
                }}
              >
                <b className="font-semibold">{person.name}</b> <span className="num text-ink-2">{person.phone}</span>
                <span className="block text-ink-2">
                  {person.cars.map((car) => (
                    <span key={car.id} className="me-2">
                      {car.name} <PlateNumber>{car.plate}</PlateNumber>
                    </span>
                  ))}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
