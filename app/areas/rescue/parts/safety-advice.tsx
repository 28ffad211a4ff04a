import { ShieldAlert } from 'lucide-react'
import { useT } from '~/i18n/use'
import { ButtonLink } from '~/ui/button'
import { Note } from '~/ui/card'

/** What to do at once where cars go by: before anything else is asked. */
export function SafetyAdvice({ className }: { className?: string }) {
  const t = useT()
  return (
    <Note
      tone="danger"
      icon={ShieldAlert}
      title={t('rescue:safe.title')}
      className={className}
      acts={
        <>
          <ButtonLink href="tel:120">{t('rescue:safe.call120')}</ButtonLink>
          <ButtonLink href="tel:122">{t('rescue:safe.call122')}</ButtonLink>
        </>
      }
    >
      <p>{t('rescue:safe.text')}</p>
      <p className="mt-1">{t('rescue:safe.hurt')}</p>
      <p className="mt-1">{t('rescue:safe.top')}</p>
    </Note>
  )
}
