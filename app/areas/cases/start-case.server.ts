import { eq } from 'drizzle-orm'
import { readDealer } from '~/areas/dealers/read.server'
import { ownVehicles } from '~/areas/garage/read-vehicles.server'
import { parsePhone } from '~/areas/membership/phones.server'
import { type Member, readMembers } from '~/areas/membership/read-members.server'
import { findOrAddProspect } from '~/areas/prospects/prospects.server'
import { DAY, type Instant } from '~/kernel/clock'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act, Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { checkAnswers } from './check-answers'
import { openCaseIn } from './file-case.server'
import { type Context, findContext } from './find-context.server'
import type { Nature, Severity, Source } from './rules'
import { type CaseFile, plainWords } from './write-message.server'

export type Told = {
  /** Of the desk: the member who told it. Without one, and without a caller, it is the actor's own. */
  memberId?: string
  caller?: { name: string; phone: string; email: string }
  /** Empty: head office. Left out: where what it is about is at home, else the member's own dealer. */
  dealerId?: string
  nature: Nature
  kindId: string | null
  title?: string
  words: string
  answers: Record<string, string>
  context?: Context | null
  vehicleId?: string | null
  plate?: string
  source: Source
  /** It was said to somebody of the club, who has answered by that. */
  spoken: boolean
  files: readonly CaseFile[]
  /** Of what came earlier than it is written down. */
  receivedAt?: Instant
  severity?: Severity
}

/** A letter may have lain so long. */
const OLDEST = 90 * DAY
/** Told in person: whoever takes it down has acknowledged it. */
const SPOKEN: ReadonlySet<Source> = new Set(['phone', 'counter', 'social', 'call'])

/**
 * Files a case: an owner's own on the web, or what the desk takes down for a member or for somebody who is none. Who
 * takes it down keeps the contact. Refuses empty words, answers that are missing or cannot be meant, and a day of
 * receipt that is to come. Throws NotFound for another's car, record or member, and for dealers of others.
 */
export async function openCase({
  club,
  actor,
  submission,
  ...told
}: Act<Told>): Promise<Outcome<{ number: string; caseId: string }>> {
  const isDesk = told.memberId !== undefined || told.caller !== undefined
  const area = isDesk ? 'cases-desk' : 'feedback'
  const member = await memberOf(club, actor, told)
  const found = await placeOf(club, actor, told, member)
  const words = plainWords(told.words)
  if (words === '') return refuse(`${area}:refusal.words_wanted`, { field: 'words' })
  const checked = await checkKind(club, told)
  if (checked === null) return refuse(`${area}:refusal.kind_unknown`, { field: 'kindId' })
  const { answers, fault } = checked
  if (fault) return refuse(`${area}:refusal.${fault.reason}`, { field: `answers.${fault.code}` })
  const now = club.clock.now()
  const receivedAt = isDesk ? (told.receivedAt ?? now) : now
  if (receivedAt > now || receivedAt < now - OLDEST) return refuse(`${area}:refusal.received`, { field: 'receivedAt' })
  const caller = told.caller ? tidyCaller(told.caller) : undefined
  if (isDesk && !member && (!caller?.name || !(caller.phone || caller.email))) {
    return refuse('cases-desk:refusal.caller_wanted', { field: 'caller.name' })
  }
  return club.write(
    actor,
    async (w) => {
      const { dealerId } = found
      const prospect = member || !caller ? null : await findOrAddProspect(w, { dealerId, ...caller, source: 'case' })
      const open = await openCaseIn(w, {
        ...{ memberId: member?.id ?? null, prospectId: prospect?.prospectId ?? null, caller, dealerId, words, answers },
        ...{ nature: told.nature, kindId: told.kindId, title: told.title, vehicleId: found.vehicleId },
        ...{ plate: told.plate, files: told.files, receivedAt, language: member?.language ?? actor.language },
        ...{ contextKind: told.context?.kind ?? '', contextRef: told.context?.ref ?? '' },
        source: isDesk ? told.source : 'web',
        severity: isDesk ? told.severity : undefined,
        hand: isDesk ? 'keeper' : 'owner',
        keeperId: isDesk ? actor.userId : null,
        spoken: isDesk && (told.spoken || SPOKEN.has(told.source)),
      })
      const { id, number } = open.row
      if (isDesk) await audit(w, { action: 'case.taken', subject: `case:${id}`, dealerId, detail: { number } })
      return done({ number, caseId: id })
    },
    { submission, alone: `case-new:${member?.id ?? caller?.phone ?? caller?.email ?? ''}` },
  )
}

/** Whose case it is; null for a caller who is no member. */
async function memberOf(club: Club, actor: Actor, { memberId, caller }: Told): Promise<Member | null> {
  const isDesk = memberId !== undefined || caller !== undefined
  if (isDesk ? !can(actor, 'case:work') : !actor.memberId || !can(actor, 'case:own')) throw new NotFound('case')
  const wanted = isDesk ? memberId : actor.memberId
  if (!wanted) return null
  const member = (await readMembers(club, [wanted])).get(wanted)
  // Nobody takes down their own case at the desk: theirs is the page of owners.
  if (!member || member.erasedAt !== null || (isDesk && wanted === actor.memberId)) throw new NotFound('member')
  return member
}

/** The dealer that gets it, and the car that it is about. */
async function placeOf(club: Club, actor: Actor, told: Told, member: Member | null) {
  const { context, memberId, caller } = told
  const isDesk = memberId !== undefined || caller !== undefined
  if (context && !member) throw new NotFound('context')
  const about = context && member ? await findContext(club, actor, member.id, context) : null
  const vehicleId = told.vehicleId || about?.vehicleId || null
  if (vehicleId && vehicleId !== about?.vehicleId) {
    const cars = member ? await ownVehicles(club, member.id) : []
    if (!cars.some(({ id }) => id === vehicleId)) throw new NotFound('vehicle')
  }
  const dealerId = told.dealerId ?? about?.dealerId ?? member?.homeDealerId ?? ''
  const dealer = dealerId === '' ? null : await readDealer(club, dealerId)
  if (dealerId !== '' && !dealer?.active) throw new NotFound('dealer')
  if (isDesk && !can(actor, 'case:work', { dealerId })) throw new NotFound('dealer')
  return { dealerId, vehicleId }
}

/** The answers to the fields of its kind; null for a kind that is not offered for this nature. */
async function checkKind({ store, schema }: Club, { kindId, nature, answers }: Told) {
  if (kindId === null) return { answers: {}, fault: null }
  const { kinds } = schema.cases
  const [kind] = await store.read.select().from(kinds).where(eq(kinds.id, kindId))
  if (!kind?.active || !kind.natures.includes(nature)) return null
  return checkAnswers(kind.fields, answers)
}

/** Name, number and address as they are kept: a number that cannot be read stays as it was said. */
function tidyCaller({ name, phone, email }: { name: string; phone: string; email: string }) {
  const read = parsePhone(phone)
  return {
    name: plainWords(name, 80),
    phone: read.ok ? read.value.e164 : plainWords(phone, 30),
    email: plainWords(email, 254).toLowerCase(),
  }
}
