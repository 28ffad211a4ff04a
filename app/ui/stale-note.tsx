import { GitCompareArrows } from 'lucide-react'
import { useT } from '~/i18n/use'
import { Note } from './card'
import { Facts } from './rows'

type Tree = { [key: string]: unknown }

function flat(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      for (const [inner, text] of flat(value as Tree, `${path}${key}.`)) found.set(inner, text)
    } else found.set(`${path}${key}`, textOf(value))
  }
  return found
}

const textOf = (value: unknown): string =>
  value === null || value === undefined || value === false ? '' : value === true ? 'on' : String(value)

interface Props {
  /** What the form holds, as conform hands it back (`result.initialValue`). */
  typed: Tree
  /** What holds now. */
  current: Tree
  /** Names of the fields, by the path they have in `current`; only these are compared. */
  labels: Record<string, string>
  /** The words of a value, where it is not shown as it is. */
  show?: (name: string, value: string) => string
}

/** What somebody else saved meanwhile, field by field, above the form that is kept as it was typed. */
export function StaleNote({ typed, current, labels, show = (_, value) => value }: Props) {
  const t = useT()
  const [mine, theirs] = [flat(typed), flat(current)]
  // A part of the form may stand under its own name (`settings.x`) where the row has it plain.
  const own = (name: string) =>
    mine.get(name) ?? [...mine].find(([path]) => path.endsWith(`.${name}`) && !theirs.has(path))?.[1] ?? ''
  const differing = Object.entries(labels).filter(([name]) => (theirs.get(name) ?? '') !== own(name))
  return (
    <Note tone="warn" icon={GitCompareArrows} role="alert" title={t('desk:stale.title')}>
      <Facts
        left
        of={differing.map(([name, label]) => {
          const value = theirs.get(name) ?? ''
          return [label, value === '' ? t('desk:stale.empty') : show(name, value)] as const
        })}
      />
      <p className="mt-2">{t('desk:stale.yours')}</p>
    </Note>
  )
}
