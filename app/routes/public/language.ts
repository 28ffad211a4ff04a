import { languageForm } from '~/areas/accounts/forms'
import { keepPreference } from '~/areas/accounts/preferences.server'
import { page } from '~/platform/page.server'
import { cameFrom } from './entering.server'

/** Keeps the reader's language in the browser and, signed in, with the account; goes back to where it was chosen. */
export const action = page({ permission: 'public', form: languageForm }, async (page) => {
  const { club, actor, input, context, go } = page
  await keepPreference({ club, actor, language: input.language })
  const headers = new Headers({ 'X-Remix-Reload-Document': 'true' })
  headers.append('Set-Cookie', await context.cookies.language.serialize(input.language))
  return go(input.to ?? cameFrom(page), undefined, headers)
})
