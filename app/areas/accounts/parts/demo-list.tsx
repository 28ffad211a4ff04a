import { useT } from '~/i18n/use'
import { To } from './door'

export type DemoRow = { name: string; role: string; place: string; identity: string; password: string }

/** The demo's way in: one tap for each role, a real sign-in. */
export function DemoList({ rows, to }: { rows: readonly DemoRow[]; to: string | undefined }) {
  const t = useT()
  if (rows.length === 0) return null
  return (
    <section className="part" aria-labelledby="demo">
      <h2 id="demo" className="text-lead font-semibold">
        {t('accounts:demo.title')}
      </h2>
      <p className="mt-1 text-small text-ink-2">{t('accounts:demo.lead')}</p>
      <div className="card tiles mt-3">
        {rows.map((row) => (
          <form key={row.identity} method="post" action="/sign-in" className="relative">
            <input type="hidden" name="identity" value={row.identity} />
            <input type="hidden" name="password" value={row.password} />
            <To to={to} />
            <div className="min-w-0">
              <button type="submit" className="tile-title over cursor-pointer text-left">
                {row.role}
              </button>
              <span className="tile-sub">{row.name}</span>
              <span className="tile-sub">{row.place}</span>
            </div>
          </form>
        ))}
      </div>
    </section>
  )
}
