import { Form, useLoaderData } from '@remix-run/react'
import { useLanguage, useT } from '~/i18n/use'
import { LANGUAGES } from '~/kernel/language'
import { page } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { Part } from '~/ui/card'
import { OwnerPage } from '~/ui/owner-shell'

export const loader = page({ permission: 'profile:own' }, async ({ actor }) => ({ theme: actor.theme }))

export default function Appearance() {
  const t = useT()
  const { theme } = useLoaderData<typeof loader>()
  const language = useLanguage()
  return (
    <OwnerPage back="/me" title={t('membership:appearance.title')}>
      <Part title={t('shell:language.label')}>
        <Form method="post" action="/language" reloadDocument className="flex flex-wrap gap-3">
          {LANGUAGES.map((one) => (
            <Button
              key={one}
              type="submit"
              name="language"
              value={one}
              lang={one}
              aria-pressed={one === language}
              kind={one === language ? 'go' : 'line'}
            >
              {one === 'zh-CN' ? t('shell:language.zh') : t('shell:language.en')}
            </Button>
          ))}
        </Form>
      </Part>
      <Part title={t('shell:theme.label')}>
        <Form method="post" action="/theme" reloadDocument className="flex flex-wrap gap-3">
          {(['system', 'light', 'dark'] as const).map((one) => (
            <Button
              key={one}
              type="submit"
              name="theme"
              value={one}
              aria-pressed={one === theme}
              kind={one === theme ? 'go' : 'line'}
            >
              {t(`shell:theme.${one}`)}
            </Button>
          ))}
        </Form>
      </Part>
    </OwnerPage>
  )
}
