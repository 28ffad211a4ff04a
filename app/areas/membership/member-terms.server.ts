import type { Work } from '~/platform/club.server'
import { nameTerms } from './names.server'
import { phoneTerms } from './phones.server'
import { setSearchTerms } from './search-terms.server'

type Findable = { memberId: string; name: string; number: string; email: string | null; phone: string | null }

/** Writes everything by which a person is found, cars apart. Call it whenever name, phone or e-mail changed. */
export async function writeMemberTerms(w: Work, { memberId, name, number, email, phone }: Findable): Promise<void> {
  await setSearchTerms(w, { memberId, source: 'name', terms: nameTerms(name).terms })
  await setSearchTerms(w, { memberId, source: 'number', terms: [number, number.replace(/^M-/, '')] })
  await setSearchTerms(w, { memberId, source: 'phone', terms: phone ? phoneTerms(phone) : [] })
  await setSearchTerms(w, { memberId, source: 'email', terms: email ? [email] : [] })
}
