import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useT } from '~/i18n/use'
import { Button } from '~/ui/button'
import { PlateNumber } from '~/ui/figures'
import { TextInput } from '~/ui/inputs'
import type { Teller } from '../find-tellers.server'

/** Milliseconds after the last key before asking. */
const PAUSE = 150

/** Who is telling it, found while it is typed: by name, phone, plate or number. */
export function TellerSearch({
  text,
  found,
  onChoose,
}: {
  text: string
  found: readonly Teller[]
  onChoose(teller: Teller): void
}) {
  const t = useT()
  const [typed, setTyped] = useState(text)
  const [answer, setAnswer] = useState({ to: text, found })
  useEffect(() => {
    if (typed === answer.to) return
    const asking = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/desk/cases/find?q=${encodeURIComponent(typed)}`, { signal: asking.signal })
        if (response.ok) setAnswer({ to: typed, found: ((await response.json()) as { found: Teller[] }).found })
      } catch {
        // Aborted or without a line: what was found stays, and the button still asks the page.
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
      <form method="get" action="/desk/cases/new" className="flex items-end gap-2">
        <TextInput
          className="flex-1"
          icon={Search}
          field={{ id: 'q', name: 'q', maxLength: 60 }}
          label={t('cases-desk:new.search')}
          hint={t('cases-desk:new.search_hint')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          autoFocus
        />
        <noscript>
          <Button type="submit" size="s">
            {t('cases-desk:new.find')}
          </Button>
        </noscript>
      </form>
      <div role="status">
        {isAnswered && answer.found.length === 0 && <p className="mt-1 text-ink-2">{t('cases-desk:new.nobody')}</p>}
      </div>
      {answer.found.length > 0 && (
        <ul className="mt-2 rows card">
          {answer.found.map((teller) => (
            <li key={teller.memberId} className="pane-row">
              <a
                className="over min-w-0 flex-1"
                href={`/desk/cases/new?member=${teller.number}`}
                onClick={(event) => {
                  event.preventDefault()
                  onChoose(teller)
                }}
              >
                <b className="font-semibold">{teller.name}</b> <span className="num text-ink-2">{teller.phone}</span>
                <span className="block text-ink-2">
                  {teller.cars.map((car) => (
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
