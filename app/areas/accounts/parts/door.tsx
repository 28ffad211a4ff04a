import type { ReactNode } from 'react'
import { useLanguage, useT } from '~/i18n/use'
import { DoorShell } from '~/ui/public-shell'

/** The plate with a car, and one question: every page of signing in. */
export function Door({ title, lead, children }: { title: ReactNode; lead?: ReactNode; children: ReactNode }) {
  const t = useT()
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en'
  return (
    <DoorShell
      say={t('accounts:door.say')}
      more={t('accounts:door.more')}
      other={{
        label: t(other === 'en' ? 'shell:language.en' : 'shell:language.zh'),
        lang: other,
        form: { action: '/language', name: 'language', value: other },
      }}
    >
      <h1 className="title">{title}</h1>
      {lead && <p className="mt-1 text-ink-2">{lead}</p>}
      {children}
    </DoorShell>
  )
}

/** Carries where to go afterwards through a form. */
export function To({ to }: { to: string | undefined }) {
  return to ? <input type="hidden" name="to" value={to} /> : null
}
