import type { Line, Visitor } from './line'

const WRITERS: Visitor[] = ['adviser', 'care', 'coordinator', 'manager', 'admin']
const CASES: Visitor[] = ['adviser', 'sales', 'care', 'manager', 'admin']
const READERS: Visitor[] = [...WRITERS, 'technician', 'sales']

const words = (name: string) => ({ [`${name}.zh`]: '甲', [`${name}.en`]: 'A' })
const NUMBERS = ['warnPercent', 'crm', 'manager', 'hq', 'silentMinutes', 'approveAbove', 'hqAbove', 'point']
const DAYS = ['confirmDays', 'reopenDays', 'askAfterHours', 'askAgainDays', 'badScore']
/** What holds for the whole club is headquarters' alone. */
const club = { get: ['admin'], post: ['admin'] } satisfies Line
const one = { owners: [], everywhere: ['admin'] } satisfies Line

/** Pages of the desk: what is set up for cases. */
export const casesSetUp: Record<string, Line> = {
  '/desk/cases/:number/report': {
    ...{ get: CASES, params: { number: 'deskCase' } },
    ...{ owners: ['adviser', 'sales', 'care', 'manager'], everywhere: ['admin'] },
  },
  '/desk/cases/:number/report.pdf': {
    ...{ get: CASES, params: { number: 'deskCase' } },
    ...{ owners: ['adviser', 'sales', 'care', 'manager'], everywhere: ['admin'] },
  },
  '/desk/cases/insights': { get: CASES },
  '/desk/cases/insights.csv': { get: CASES },
  '/desk/cases/set-up': { get: ['care', 'manager', 'admin'] },
  '/desk/cases/set-up/kinds': { ...club, form: { act: 'drop', id: 'nobody' } },
  '/desk/cases/set-up/kinds/:kindId': {
    ...{ ...club, ...one, params: { kindId: 'caseKind' } },
    form: { version: '1', code: 'xx', ...words('name'), natures: 'inquiry', severity: 'normal', active: 'on' },
  },
  '/desk/cases/set-up/causes': { ...club, form: { act: 'drop', id: 'nobody' } },
  '/desk/cases/set-up/causes/:causeId': {
    ...{ ...club, ...one, params: { causeId: 'caseCause' } },
    form: { version: '1', code: 'xx', ...words('name'), active: 'on' },
  },
  '/desk/cases/set-up/routes': { ...club, form: { act: 'drop', id: 'nobody' } },
  '/desk/cases/set-up/routes/:routeId': {
    ...{ ...club, ...one, params: { routeId: 'caseRoute' } },
    form: { version: '1', ...words('name'), department: 'sales', choose: 'pool', active: 'on' },
  },
  '/desk/cases/set-up/templates': { ...club, form: { act: 'drop', id: 'nobody' } },
  '/desk/cases/set-up/templates/:templateId': {
    ...{ ...club, ...one, params: { templateId: 'caseTemplate' } },
    form: { version: '1', code: 'received', ...words('name'), ...words('body'), dealerId: '', active: 'on' },
  },
  '/desk/cases/set-up/promises': { get: ['admin'] },
  '/desk/cases/set-up/promises/new': {
    ...club,
    form: { base: '1', note: 'x', ...Object.fromEntries([...NUMBERS, ...DAYS].map((name) => [name, '1'])) },
  },
  '/desk/cases/set-up/dealers': { get: ['care', 'manager', 'admin'] },
  '/desk/cases/set-up/dealers/:dealerId': {
    get: ['care', 'manager', 'admin'],
    post: ['care', 'manager', 'admin'],
    params: { dealerId: 'dealer' },
    form: { version: '0', calendar: 'business' },
    owners: ['care', 'manager'],
    everywhere: ['admin'],
  },
  // Desk: knowledge; what everybody of the desk may read
  '/desk/knowledge': { get: READERS },
  '/desk/knowledge/gaps': { get: WRITERS },
  '/desk/knowledge/new': {
    ...{ get: WRITERS, post: WRITERS },
    form: { version: '0', audience: 'public', ...words('title'), ...words('body') },
  },
  '/desk/knowledge/:number': {
    ...{ get: READERS, post: WRITERS, params: { number: 'article' } },
    ...{ form: { act: 'submit', version: '1' }, owners: [], everywhere: READERS },
  },
  '/desk/knowledge/:number/edit': {
    ...{ get: WRITERS, post: WRITERS, params: { number: 'article' }, owners: [], everywhere: WRITERS },
    form: { version: '1', audience: 'public', ...words('title'), ...words('body') },
  },
}
