import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useT } from '~/i18n/use'
import { Button } from '~/ui/button'
import { PlateNumber } from '~/ui/figures'
import { TextInput } from '~/ui/inputs'
import type { Caller } from '../read-intake.server'

const PAUSE = 120 // milliseconds after the last key before asking

interface SearchProps {
  /** What was searched for without a script, and found. */
  text: string
  found: readonly Caller[]
  onChoose(caller: Caller): void
}

/** Who is calling, found while it is typed: by name, phone, plate or number. */
export function CallerSearch({ text, found, onChoose }: SearchProps) {
  const t = useT()
  const [typed, setTyped] = useState(text)
  const [answer, setAnswer] = useState({ to: text, found })
  useEffect(() => {
    if (typed === answer.to) return
    const asking = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/desk/rescue/callers?q=${encodeURIComponent(typed)}`, { signal: asking.signal })
        if (response.ok) setAnswer({ to: typed, found: ((await response.json()) as { found: Caller[] }).found })
      } catch {
        // Aborted or without a line: what was found before stays, and the button still asks the page.
      }
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [typed, answer.to])
  const isAnswered = typed.trim().length >= 2 && answer.to === typed
  return (
    <div>
      <form method="get" action="/desk/rescue/new" className="flex items-end gap-2">
        <TextInput
          className="flex-1"
          icon={Search}
          field={{ id: 'q', name: 'q', maxLength: 60 }}
          label={t('rescue-desk:intake.search')}
          hint={t('rescue-desk:intake.search_hint')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          autoFocus
        />
        <noscript>
          <Button type="submit" size="s">
            {t('rescue-desk:intake.find')}
          </Button>
        </noscript>
      </form>
      <div role="status">
        {isAnswered && answer.found.length === 0 && <p className="mt-1 text-ink-2">{t('rescue-desk:intake.nobody')}</p>}
      </div>
      {answer.found.length > 0 && (
        <ul className="mt-2 rows card">
          {answer.found.map((caller) => (
            <li key={caller.memberId} className="pane-row">
              <a
                className="over min-w-0 flex-1"
                href={`/desk/rescue/new?member=${caller.number}`}
                onClick={(event) => {
                  event.preventDefault()
                  onChoose(caller)
                }}
              >
                <b className="font-semibold">{caller.name}</b> <span className="num text-ink-2">{caller.phone}</span>
                <span className="block text-ink-2">
                  {caller.cars.map((car) => (
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
