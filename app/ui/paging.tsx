import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '~/i18n/use'
import { ButtonLink } from './button'
import { cx } from './class-names'

interface PagingProps {
  /** Addresses of the neighbours; none when there is none. */
  prev?: string | null
  next?: string | null
  /** What is shown ("25 of 148"), already in words. */
  shown?: ReactNode
  className?: string
}

/** Older and newer by key, in the address. Nothing at all when everything fits. */
export function Paging({ prev, next, shown, className }: PagingProps) {
  const t = useT()
  if (!prev && !next && !shown) return null
  return (
    <div className={cx('paging', className)}>
      <span>{shown}</span>
      {(prev || next) && (
        <nav aria-label={t('shell:paging.label')}>
          {prev && (
            <ButtonLink size="s" icon={ChevronLeft} href={prev} rel="prev">
              {t('shell:paging.previous')}
            </ButtonLink>
          )}
          {next && (
            <ButtonLink size="s" icon={ChevronRight} href={next} rel="next" className="flex-row-reverse">
              {t('shell:paging.next')}
            </ButtonLink>
          )}
        </nav>
      )}
    </div>
  )
}
