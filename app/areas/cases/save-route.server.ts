import { eq, or } from 'drizzle-orm'
import { readDealer } from '~/areas/dealers/read.server'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Words } from '~/kernel/words'
import type { Act, Club, Work } from '~/platform/club.server'
import { readGrantHolders, type StaffMember } from '~/platform/staff.server'
import { FILLED } from './filled'
import type { Department } from './rules'
import { dropRow, keepRow, lastPlace, requireSetUp, SET_UP } from './set-up-rows.server'

/** How the solver is found. */
export const CHOICES = ['person', 'last-solver', 'least-load', 'pool'] as const
export type RouteInput = {
  id: string | null
  version: number
  name: Words
  nature: string
  kindId: string
  dealerId: string
  language: string
  severity: string
  department: Department
  choose: (typeof CHOICES)[number]
  userId: string | null
  active: boolean
}

/** Whoever may be given cases: staff with an open account; of a dealer those who serve there, and the club's own. */
export async function solversOf(club: Club, dealerId: string): Promise<StaffMember[]> {
  const staff = (await readGrantHolders(club)).filter(({ closedAt }) => closedAt === null)
  const works = (role: string) => club.roles.get(role)?.has('case:work') === true
  return staff.filter(({ grants }) =>
    grants.some((one) => works(one.role) && (dealerId === '' || one.dealerId === dealerId || one.dealerId === '')),
  )
}

async function checkPlaces(w: Work, { kindId, dealerId }: RouteInput): Promise<void> {
  const { kinds } = w.schema.cases
  if (dealerId !== '' && !(await readDealer(w.club, dealerId, w.tx))) throw new NotFound('dealer')
  if (kindId === '') return
  const [kind] = await w.tx.select({ id: kinds.id }).from(kinds).where(eq(kinds.id, kindId))
  if (!kind) throw new NotFound('case-set-up')
}

/**
 * Adds or changes a rule of who gets a case. Cases on their way keep who has them. Refuses a person that is missing, or
 * that does not work on cases of the dealer, and a form older than its row.
 */
export async function saveRoute({
  club,
  actor,
  submission,
  ...given
}: Act<RouteInput>): Promise<Outcome<{ id: string }>> {
  requireSetUp(actor)
  const userId = given.choose === 'person' ? given.userId : null
  if (given.choose === 'person') {
    if (!userId) return refuse('cases-setup:refusal.person_wanted', { field: 'userId' })
    const solvers = await solversOf(club, given.dealerId)
    if (!solvers.some((one) => one.userId === userId)) {
      return refuse('cases-setup:refusal.person_elsewhere', { field: 'userId' })
    }
  }
  return club.write(
    actor,
    async (w) => {
      await checkPlaces(w, given)
      const { id, version, ...values } = { ...given, userId }
      const place = { position: id === null ? await lastPlace(w, 'routes') : undefined }
      return keepRow(w, 'routes', { id, version }, { ...values, ...place } as typeof values & { position: number })
    },
    { ...SET_UP, submission },
  )
}

/** Takes a rule away; nothing stands on it. */
export async function dropRoute({
  club,
  actor,
  submission,
  id,
}: Act<{ id: string }>): Promise<Outcome<{ id: string }>> {
  requireSetUp(actor)
  return club.write(
    actor,
    async (w) => {
      await dropRow(w, 'routes', id, false)
      return done({ id })
    },
    { ...SET_UP, submission },
  )
}

export type TemplateInput = {
  id: string | null
  version: number
  code: string
  name: Words
  body: Words
  dealerId: string
  active: boolean
}
/**
 * Adds or changes words that are written often. Refuses a place to fill that nothing fills, a code that the dealer has
 * already, and a form older than its row.
 */
export async function saveTemplate({
  club,
  actor,
  submission,
  ...given
}: Act<TemplateInput>): Promise<Outcome<{ id: string }>> {
  requireSetUp(actor)
  for (const language of ['zh', 'en'] as const) {
    const unknown = [...given.body[language].matchAll(/\{([^{}]*)\}/g)].find(
      ([, name]) => !(FILLED as readonly string[]).includes(name ?? ''),
    )
    if (unknown) {
      const params = { place: unknown[0].slice(0, 30) }
      return refuse('cases-setup:refusal.place_unknown', { field: `body.${language}`, params })
    }
  }
  return club.write(
    actor,
    async (w) => {
      const { templates } = w.schema.cases
      if (given.dealerId !== '' && !(await readDealer(w.club, given.dealerId, w.tx))) throw new NotFound('dealer')
      const rows = await w.tx
        .select({ id: templates.id, dealerId: templates.dealerId, code: templates.code })
        .from(templates)
        .where(or(eq(templates.id, given.id ?? ''), eq(templates.code, given.code)))
      if (given.id !== null && !rows.some(({ id }) => id === given.id)) throw new NotFound('case-set-up')
      const same = rows.find(({ code, dealerId }) => code === given.code && dealerId === given.dealerId)
      if (same && same.id !== given.id) return refuse('cases-setup:refusal.code_taken', { field: 'code' })
      const { id, version, ...values } = given
      return keepRow(w, 'templates', { id, version }, values)
    },
    { ...SET_UP, submission },
  )
}

/** Takes a template away; what was written with it stays. */
export async function dropTemplate({
  club,
  actor,
  submission,
  id,
}: Act<{ id: string }>): Promise<Outcome<{ id: string }>> {
  requireSetUp(actor)
  return club.write(
    actor,
    async (w) => {
      await dropRow(w, 'templates', id, false)
      return done({ id })
    },
    { ...SET_UP, submission },
  )
}
