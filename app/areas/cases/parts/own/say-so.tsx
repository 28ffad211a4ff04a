import { useT } from '~/i18n/use'
import { cx } from '~/ui/class-names'

/** The way to say that something is wrong, from the thing itself. `about` is `<kind>:<number>`. */
export function SaySo({ about, className }: { about: string; className?: string }) {
  const t = useT()
  return (
    <p className={cx('no-print mt-6', className)}>
      <a className="link link-alone" href={`/feedback/new?about=${encodeURIComponent(about)}`}>
        {t('feedback:entry.wrong')}
      </a>
    </p>
  )
}
