import type { ReactNode } from 'react'
import { useLanguage, useT } from '~/i18n/use'
import { TextLink } from '~/ui/button'
import { PageTitle } from '~/ui/card'
import { DoorShell } from '~/ui/public-shell'
import { Steps } from '~/ui/timeline'

const STEPS = 5

/** One question of joining: the plate with the car, where one is, the question, its form. */
export function JoinStep({
  at,
  title,
  text,
  children,
}: {
  at: number
  title: string
  text?: string
  children: ReactNode
}) {
  const t = useT()
  const language = useLanguage() === 'zh-CN' ? 'en' : 'zh-CN'
  return (
    <DoorShell
      say={t('membership:join.say')}
      more={t('membership:join.more')}
      other={{
        label: t('membership:appearance.other'),
        lang: language,
        form: { action: '/language', name: 'language', value: language },
      }}
    >
      <Steps count={STEPS} at={at} label={t('membership:join.step', { at, of: STEPS })} />
      <PageTitle className="mt-4" sub={text}>
        {title}
      </PageTitle>
      {children}
      {at === 1 && (
        <p className="mt-6 text-small text-ink-2">
          {t('membership:join.have')} <TextLink href="/sign-in">{t('membership:join.signIn')}</TextLink>
        </p>
      )}
    </DoorShell>
  )
}
