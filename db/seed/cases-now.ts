import { askSurveys } from '../../app/areas/cases/ask-survey.server'
import { confirmSilent } from '../../app/areas/cases/confirm-silent.server'
import { linkCaller } from '../../app/areas/cases/lead-case.server'
import { mergeCase, unmergeCase } from '../../app/areas/cases/merge-case.server'
import type { Source } from '../../app/areas/cases/rules'
import { saveDealerSettings } from '../../app/areas/cases/save-dealer-settings.server'
import type { Told } from '../../app/areas/cases/start-case.server'
import { countSearch, searchArticles } from '../../app/areas/knowledge/search-articles.server'
import { voteArticle } from '../../app/areas/knowledge/vote-article.server'
import { recordsOf } from '../../app/areas/workshop/read-orders.server'
import { DAY, HOUR, type Instant, MINUTE } from '../../app/kernel/clock'
import { guest, systemActor } from '../../app/platform/actor'
import type { Club } from '../../app/platform/club.server'
import { COMPLAINTS, type Story } from './case-complaints'
import { atDesk, type Course, looksOn, type Until } from './case-course'
import { ENGLISH, OTHERS } from './case-stories'
import { CALLERS, WANTED } from './case-words'
import type { CaseLife } from './cases'
import { pick } from './cast'
import { type Foundation, must } from './foundation'
import type { Owner } from './people'
import type { Timeline } from './timeline'

type World = {
  club: Club
  plan: Timeline
  owners: Owner[]
  foundation: Foundation
  life: CaseLife
  random: () => number
  now: Instant
}
/** Cases of the past; those of now come on top. */
const PAST = 176
const HISTORY = 520 * DAY
const SPOKEN: readonly Source[] = ['phone', 'phone', 'counter', 'social', 'letter', 'email', 'email']

/** Two hundred cases over eighteen months, the last of them still open. */
export function planCases({ club, plan, owners, foundation, life, random, now }: World): void {
  const [lin, amelia] = [0, 1]
  /** Whose turn in the stories is which: nobody tells the same one over and over. */
  const turns = new Map<string, number>()
  plan.add(now - HISTORY - DAY, () => settleDealers(club, foundation))
  for (let at = now - HISTORY; at < now; at += DAY) {
    plan.add(at + 3 * HOUR, async () => {
      await confirmSilent(club)
      await askSurveys(club)
    })
    // What came in by itself is seen as soon as somebody is there.
    for (const look of looksOn(at)) {
      plan.add(look, () => life.pickUp(owners, COMPLAINTS[10] ?? pick(random, COMPLAINTS)))
    }
  }
  for (let index = 0; index < PAST; index++) {
    // More of them lately: the club has grown.
    const at = now - HISTORY * (1 - (index + random()) / PAST) ** 1.3 - 2 * DAY
    plan.add(atDesk(at, random() * 7), () => happen(index))
  }
  freshOnes()
  plan.add(now - 30 * DAY, () => lookUp(club, owners, random))

  function storyFor(owner: Owner | null): Story {
    const pool = owner?.language === 'en' ? ENGLISH : random() < 0.55 ? COMPLAINTS : OTHERS
    const key = `${owner?.memberId ?? ''} ${pool === OTHERS ? 'other' : ''}`
    const turn = turns.get(key) ?? Math.floor(random() * pool.length)
    turns.set(key, turn + 1)
    return pool[turn % pool.length] ?? pick(random, pool)
  }

  async function happen(index: number): Promise<void> {
    const known = owners.filter(({ joinedAt }) => joinedAt < club.clock.now())
    // Our two owners have a few of their own.
    const owner = index % 30 === 7 ? known[lin] : index % 40 === 9 ? known[amelia] : pick(random, known)
    if (!owner) return
    const story = storyFor(owner)
    const fate = random()
    if (fate < 0.06) return byStranger(story, owner)
    const source = fate < 0.36 ? pick(random, SPOKEN) : 'web'
    const dealerId = index % 45 === 20 ? '' : owner.dealerId
    const course = await life.file(story, owner, { dealerId, source, ...(await contextOf(story, owner, source)) })
    if (index % 25 === 3) return tellTwice(course, index === 28)
    if (index % 50 === 11) return life.withdraw(course)
    life.follow(course)
  }

  /** The work it is about, where there was any. */
  async function contextOf(story: Story, owner: Owner, source: Source): Promise<Partial<Told>> {
    const vehicleId = owner.cars[0]?.vehicleId
    if (!['procedure', 'price', 'defect', 'use'].includes(story.kind) || source !== 'web') return { vehicleId }
    const [record] = await recordsOf(club, owner.memberId, owner.language, { limit: 1 })
    return record ? { context: { kind: 'record', ref: record.number } } : { vehicleId }
  }

  /** Somebody who is no member calls; a third turn out to be one. */
  async function byStranger(story: Story, owner: Owner): Promise<void> {
    const serial = 10_000 + Math.floor(random() * 9_000)
    const caller = { name: pick(random, CALLERS), phone: `+86190000${serial}`, email: '' }
    const course = await life.file(story, null, { dealerId: owner.dealerId, source: 'phone', caller, spoken: true })
    life.follow(course)
    if (random() < 0.34) {
      plan.add(club.clock.now() + 2 * MINUTE, async () => {
        await linkCaller({ club, actor: course.keeper, number: course.number, memberId: owner.memberId })
      })
    }
  }

  /** The same told again an hour later: one case is made of the two, and once it was a mistake. */
  async function tellTwice(course: Course, isMistake: boolean): Promise<void> {
    const { story, owner, dealerId, keeper, number: into } = course
    life.follow(course)
    if (!owner) return
    plan.add(club.clock.now() + 3 * MINUTE, async () => {
      const again = await life.file(story, owner, { dealerId })
      plan.add(club.clock.now() + 2 * MINUTE, async () => {
        const act = { club, actor: keeper, number: again.number }
        const merged = await mergeCase({ ...act, into, reason: '同一位车主，同一件事' })
        if (!merged.ok || !isMistake) return
        plan.add(club.clock.now() + 20 * MINUTE, async () => {
          await unmergeCase(act)
          life.follow(again)
        })
      })
    })
  }

  /** What is open when the demo is opened: in every state whatever the hour, some of it late. */
  function freshOnes(): void {
    const lines: [ago: number, story: number, who: number, until: Until, source?: Source][] = [
      ...([
        [0.01, 3, 4, 'new'],
        [0.03, 0, 0, 'new'],
        [0.05, 8, 7, 'new', 'phone'],
        [0.06, 2, 9, 'routed'],
      ] as const),
      ...([
        [0.1, 4, 11, 'routed'],
        [3.1, 12, 0, 'approval'],
        [4.2, 13, 14, 'approval'],
        [3.6, 1, 1, 'proposed'],
      ] as const),
      ...([
        [4.5, 6, 18, 'proposed'],
        [5.2, 9, 20, 'agreed'],
        [9.4, 5, 3, 'confirmed'],
        [3.4, 11, 22, 'end'],
      ] as const),
      ...([
        [1.7, 6, 31, 'checked'],
        [2.9, 7, 33, 'analysed'],
        [4.6, 7, 25, 'routed', 'email'],
        [1.9, 10, 27, 'new', 'letter'],
      ] as const),
    ].map((line) => [...line])
    for (const [ago, index, who, until, source] of lines) {
      plan.add(Math.min(atDesk(now - ago * DAY, random() * 3), now - ago * DAY * 0.9), async () => {
        const owner = owners[who]
        const story = owner?.language === 'en' ? ENGLISH[index % 3] : COMPLAINTS[index]
        if (!owner || !story) return
        const course = await life.file(story, owner, { dealerId: owner.dealerId, ...(source ? { source } : {}) })
        life.follow(course, until)
      })
    }
    for (const [place, index] of [1, 7, 11, 2].entries()) {
      plan.add(now - (4 + place * 6) * MINUTE, async () => {
        const owner = owners[30 + place]
        const story = OTHERS[index]
        if (owner && story) life.follow(await life.file(story, owner, { dealerId: owner.dealerId }), 'routed')
      })
    }
  }
}

/** Each dealer's customer-relations manager, and one dealer that approves everything. */
async function settleDealers(club: Club, { dealers, staff }: Foundation): Promise<void> {
  for (const [place, { dealerId }] of dealers.entries()) {
    const care = staff.find((one) => one.dealerId === dealerId && one.role === 'care')
    const limits = { approveAboveMinor: place === 1 ? 0 : null, hqAboveMinor: null }
    const act = { club, actor: systemActor, dealerId, version: 0 }
    must(await saveDealerSettings({ ...act, calendar: 'business', managerId: care?.userId ?? null, ...limits }))
  }
}

/** What owners and guests have looked for, and whether it helped. */
async function lookUp(club: Club, owners: readonly Owner[], random: () => number): Promise<void> {
  for (const text of WANTED) {
    const language = /[a-z]/.test(text) ? ('en' as const) : ('zh-CN' as const)
    const found = await searchArticles(club, { text, language, audience: 'public', limit: 3 })
    for (let times = 0; times < 2 + random() * 9; times++) {
      await countSearch(club, guest(language), { text, language, found: found.length })
    }
    const [first] = found
    if (!first) continue
    for (const { actor, memberId } of owners.slice(0, 4 + random() * 8)) {
      await voteArticle({ club, actor, number: first.number, voter: memberId, helped: random() < 0.8 })
    }
  }
}
