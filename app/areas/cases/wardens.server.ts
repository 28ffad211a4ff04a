import { readDealer } from '~/areas/dealers/read.server'
import { translator } from '~/i18n/server'
import type { Words } from '~/kernel/words'
import type { Club, Work } from '~/platform/club.server'
import { sendMessages } from '~/platform/messages.server'
import { readGrantHolders, type StaffMember } from '~/platform/staff.server'
import type { Breach, BreachLevel } from './clocks'
import type { CaseRow } from './open-case.server'

/** Everybody who can be told, and who is the customer-relations manager of which dealer. */
export type Wardens = { staff: readonly StaffMember[]; managers: ReadonlyMap<string, string> }

/** Read once before the writes that tell somebody. */
export async function readWardens(club: Club): Promise<Wardens> {
  const { dealerSettings } = club.schema.cases
  const rows = await club.store.read
    .select({ dealerId: dealerSettings.dealerId, managerId: dealerSettings.managerId })
    .from(dealerSettings)
  return {
    staff: (await readGrantHolders(club)).filter(({ closedAt }) => closedAt === null),
    managers: new Map(rows.flatMap(({ dealerId, managerId }) => (managerId ? [[dealerId, managerId]] : []))),
  }
}

type Whose = Pick<CaseRow, 'dealerId' | 'solverId' | 'keeperId'>

/**
 * Who is told at a level: the solver, else the keeper; then the customer-relations manager, else whoever cares for
 * owners there; then the dealer's managers; then head office. Where there is nobody, the next level in their place.
 */
export function wardensOf({ staff, managers }: Wardens, level: BreachLevel, row: Whose): string[] {
  const known = (id: string | null | undefined) => (id && staff.some(({ userId }) => userId === id) ? [id] : [])
  const holding = (role: string, at: string) =>
    staff
      .filter(({ grants }) => grants.some((one) => one.role === role && one.dealerId === at))
      .map((one) => one.userId)
  const [solver] = [...known(row.solverId), ...known(row.keeperId)]
  const named = known(managers.get(row.dealerId))
  const ladder: Record<BreachLevel, () => string[]> = {
    warning: () => (solver ? [solver] : []),
    solver: () => (solver ? [solver] : []),
    crm: () => (named.length > 0 || row.dealerId === '' ? named : holding('care', row.dealerId)),
    manager: () => (row.dealerId === '' ? [] : holding('manager', row.dealerId)),
    hq: () => holding('admin', ''),
  }
  const next = { warning: 'crm', solver: 'crm', crm: 'manager', manager: 'hq', hq: null } as const
  for (let at: BreachLevel | null = level; at !== null; at = next[at]) {
    const found = ladder[at]()
    if (found.length > 0) return found
  }
  return []
}

/** Tells of one promise that comes near its end or was broken. */
export async function tellLate(w: Work, row: CaseRow, breach: Breach, wardens: Wardens): Promise<void> {
  const people = wardensOf(wardens, breach.level, row)
  if (people.length === 0) return
  const dealer = row.dealerId === '' ? undefined : await readDealer(w.club, row.dealerId, w.tx)
  const params = {
    ...{ number: row.number, what: whatOf(breach), dealer: dealer?.name ?? w.club.config.brand.name },
    ...{ at: breach.dueAt, zone: row.zone, path: `/desk/cases/${row.number}` },
  }
  await sendMessages(
    w,
    people.map((userId) => ({ userId, template: 'case-late' as const, params })),
  )
}

/** What is late or will be, in the languages of whoever reads it. */
function whatOf({ kind, level }: Breach): Words {
  const say = (t: ReturnType<typeof translator>) =>
    t(level === 'warning' ? 'mail:case-late.soon' : 'mail:case-late.late', { what: t(`mail:case-late.kind_${kind}`) })
  return { zh: say(translator('zh-CN')), en: say(translator('en')) }
}
