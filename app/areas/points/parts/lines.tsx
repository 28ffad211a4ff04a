import { ChevronRight } from 'lucide-react'
import { useT } from '~/i18n/use'
import { TextLink } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { Entry, Rows } from '~/ui/rows'
import type { Line } from '../read-points-page.server'

/** What happened to points, by month, each line with its sentence; nothing is a line too. Links are the owner's. */
export function Lines({ lines, atDesk = false }: { lines: readonly Line[]; atDesk?: boolean }) {
  const t = useT()
  const Month = atDesk ? 'h2' : 'h3'
  const months = [...new Set(lines.map(({ month }) => month))]
  return (
    <>
      {months.map((month) => (
        <section key={month} className="mt-5 first:mt-0">
          <Month className="mb-2 text-small font-medium text-ink-2">{month}</Month>
          <Rows card>
            {lines
              .filter((line) => line.month === month)
              .map((line) => (
                <Entry
                  key={line.id}
                  title={line.title}
                  value={line.value}
                  quiet={line.points <= 0}
                  why={line.why}
                  act={
                    atDesk ? undefined : (
                      <>
                        {line.link && (
                          <TextLink alone href={line.link.href}>
                            {t(`points:line.open_${line.link.kind}`)}
                            <Icon as={ChevronRight} size="s" />
                          </TextLink>
                        )}
                        <TextLink alone href={`/feedback/new?about=points:${line.id}`}>
                          {t('points:line.ask')}
                        </TextLink>
                      </>
                    )
                  }
                />
              ))}
          </Rows>
        </section>
      ))}
    </>
  )
}
