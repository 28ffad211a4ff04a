import { createUser } from '~/areas/accounts/create-user.server'
import type { Language } from '~/kernel/language'
import { systemActor } from '~/platform/actor'
import type { TestClub } from '../../support/club'
import { granted } from '../../support/people'

/** Somebody who can be written to; no member, no role. */
export async function addPerson(
  club: TestClub,
  person: { email?: string; phone?: string; language?: Language },
): Promise<string> {
  const made = await club.write(systemActor, (w) => createUser(w, { name: '林沐', language: 'en', ...person }))
  return granted(made).userId
}
