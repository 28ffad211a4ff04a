import { themeForm } from '~/areas/accounts/forms'
import { keepPreference } from '~/areas/accounts/preferences.server'
import { page } from '~/platform/page.server'
import { cameFrom } from './entering.server'

/** Keeps light, dark or the system's choice in the browser and, signed in, with the account. */
export const action = page({ permission: 'public', form: themeForm }, async (page) => {
  const { club, actor, input, context, go } = page
  await keepPreference({ club, actor, theme: input.theme })
  const headers = new Headers({ 'X-Remix-Reload-Document': 'true' })
  headers.append('Set-Cookie', await context.cookies.theme.serialize(input.theme))
  return go(input.to ?? cameFrom(page), undefined, headers)
})
