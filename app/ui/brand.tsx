import { createContext, useContext } from 'react'
import { cx } from './class-names'

/** A club's own face, from configuration, with its words in the reader's language. */
export interface Brand {
  /** The club's name in a sentence. */
  name: string
  /** The word in capitals on bars and plates. */
  wordmark: string
  /** A line drawing beside the wordmark: paths in a box of 26 × 18, the first in full strength. */
  mark?: readonly string[]
  /** As people read it ("400 000 0911"). */
  rescuePhone: string
}

const BrandContext = createContext<Brand | null>(null)

/** Put once, in the root, around everything. */
export const BrandProvider = BrandContext.Provider

/** The club's face; a page outside a provider is a mistake of the code. */
export function useBrand(): Brand {
  const brand = useContext(BrandContext)
  if (!brand) throw new Error('A page is rendered outside BrandProvider')
  return brand
}

/** The address that dials a number as people read it. */
export const dial = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, '')}`

/** The club's mark and word. */
export function Wordmark({ small, className }: { small?: boolean; className?: string }) {
  const { wordmark, mark, name } = useBrand()
  return (
    <span className={cx('mark', small && 'mark-s', className)}>
      {mark?.length ? (
        <svg viewBox="0 0 26 18" aria-hidden>
          {mark.map((path, at) => (
            <path key={path} d={path} opacity={at > 0 ? 0.55 : undefined} />
          ))}
        </svg>
      ) : (
        <span className="mark-initial" aria-hidden>
          {[...(wordmark || name)][0]}
        </span>
      )}
      <span className="mark-word">{wordmark || name}</span>
    </span>
  )
}
