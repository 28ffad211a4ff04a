import type { Language } from '~/kernel/language'
import type { Theme } from '~/platform/actor'
import type { Act } from '~/platform/club.server'
import { updateUser } from '~/platform/users.server'

/** Keeps a reader's choice of language or theme with the account; a guest has only the cookie. */
export async function keepPreference({
  club,
  actor,
  ...choice
}: Act<{ language: Language } | { theme: Theme }>): Promise<void> {
  const { userId } = actor
  if (userId) await club.write(actor, (w) => updateUser(w, userId, choice))
}
