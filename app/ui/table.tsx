import { ArrowDown, ArrowUp } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { cx } from './class-names'
import { Icon } from './icon'

/** One column of a `DataTable`. */
export interface Column<Row> {
  id: string
  head: ReactNode
  cell: (row: Row) => ReactNode
  /** Figures stand right, under each other's last digit. */
  figure?: boolean
  /**
   * Where it stands on a phone: `lead` begins the row, `key` ends its first line, `named` carries its head with it where
   * the value alone says too little, `off` is left out. The first column leads by itself.
   */
  phone?: 'lead' | 'key' | 'named' | 'off'
  /** As narrow as its words. */
  tight?: boolean
  /** The head is a link that sorts. */
  sort?: { href: string; now?: 'ascending' | 'descending' }
}

interface TableProps<Row> {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Where a row leads; its lead cell becomes the link, the whole row its target. */
  rowHref?: (row: Row) => string | undefined
  /** What the table lists, for readers. */
  caption: string
  /** Shown instead of rows: an `EmptyState`. */
  empty?: ReactNode
  isSelected?: (row: Row) => boolean
  foot?: ReactNode
  /** Fills a pane from edge to edge; otherwise it stands in a card or on the page. */
  inset?: boolean
  className?: string
}

/** J and K walk along the links of the table at the desk; Enter opens as everywhere. */
function useRowKeys(table: RefObject<HTMLElement>) {
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || event.metaKey || event.ctrlKey || event.altKey) return
      const target = event.target as HTMLElement
      if (target.closest('input, textarea, select, [contenteditable], dialog') || !table.current?.closest('.desk'))
        return
      const links = [...table.current.querySelectorAll<HTMLElement>('a.over')]
      const at = links.indexOf(document.activeElement as HTMLElement)
      const next = links[event.key === 'j' ? at + 1 : Math.max(0, at - 1)]
      next?.focus()
    }
    document.addEventListener('keydown', walk)
    return () => document.removeEventListener('keydown', walk)
  }, [table])
}

/** Rows with hairlines and a sticky head; on a phone rows of two lines. */
export function DataTable<Row>({
  columns,
  rows,
  rowKey,
  rowHref,
  caption,
  empty,
  isSelected,
  foot,
  inset,
  className,
}: TableProps<Row>) {
  const table = useRef<HTMLTableElement>(null)
  useRowKeys(table)
  if (rows.length === 0 && empty) return <>{empty}</>
  const lead = columns.find((column) => column.phone === 'lead') ?? columns[0]
  const place = (column: Column<Row>) =>
    cx(
      column.figure && 'r',
      column.tight && 'tight',
      column === lead ? 'lead' : column.phone === 'key' && 'key',
      column.phone === 'named' && 'named',
      column.phone === 'off' && 'off',
    )
  return (
    <table ref={table} className={cx('table table-rows table-sticky', inset && 'table-inset', className)}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" className={place(column)} aria-sort={column.sort?.now}>
              {column.sort ? (
                <a href={column.sort.href}>
                  {column.head}
                  {column.sort.now && <Icon as={column.sort.now === 'ascending' ? ArrowUp : ArrowDown} size="s" />}
                </a>
              ) : (
                column.head
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const href = rowHref?.(row)
          return (
            <tr key={rowKey(row)} aria-selected={isSelected?.(row) || undefined}>
              {columns.map((column) =>
                column === lead ? (
                  <th key={column.id} scope="row" className={place(column)}>
                    {href ? (
                      <a className="over" href={href}>
                        {column.cell(row)}
                      </a>
                    ) : (
                      column.cell(row)
                    )}
                  </th>
                ) : (
                  <td
                    key={column.id}
                    className={place(column)}
                    data-head={column.phone === 'named' ? column.head : undefined}
                  >
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          )
        })}
      </tbody>
      {foot && <tfoot>{foot}</tfoot>}
    </table>
  )
}
