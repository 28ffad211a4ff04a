import { DAY, type Instant } from '~/kernel/clock'

/**
 * A second ledger that shares nothing with the first: every point is a token of its own that is free, spent, expired
 * or taken back. Slow, and simple enough to be believed.
 */
type Token = {
  from: Instant
  until: Instant
  earning: string | null
  made: number
  state: 'free' | 'spent' | 'expired' | 'taken'
  spend?: string
  drawn?: number
}
type Earning = {
  points: number
  standing: number
  part: number
  whole: number
  taken: number
  standingTaken: number
  voided: number
  year: number
  rule: string
}
type Debt = { points: number }

const SHANGHAI = 8 * 3_600_000
const yearOf = (at: Instant) => new Date(at + SHANGHAI).getUTCFullYear()

/** First moment of the month that follows `months` after the month of `at`, on Shanghai's calendar. */
function endOf(at: Instant, months: number): Instant {
  const local = new Date(at + SHANGHAI)
  return Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + months + 1, 1) - SHANGHAI
}
function startOfDay(at: Instant, days: number): Instant {
  return Math.floor((at + SHANGHAI) / DAY) * DAY + days * DAY - SHANGHAI
}

export class Oracle {
  tokens: Token[] = []
  earnings = new Map<string, Earning>()
  spends = new Map<string, number>()
  debts: Debt[] = []
  holds: { cause: string; points: number; until: Instant }[] = []
  causes = new Set<string>()
  used = new Map<string, number>()
  standing = 0
  private counter = 0

  /** Walks through the days one by one: what is past its date is gone. */
  pass(now: Instant) {
    for (const token of this.tokens) if (token.state === 'free' && token.until <= now) token.state = 'expired'
    this.holds = this.holds.filter((hold) => hold.until > now)
  }
  private credit(points: number, from: Instant, until: Instant, earning: string | null, now: Instant) {
    const made = this.counter++
    for (let i = 0; i < points; i++) this.tokens.push({ from, until, earning, made, state: 'free' })
    this.fill(now)
  }
  private order(now: Instant, tokens: Token[]) {
    const late = (token: Token) => (token.from <= now ? 0 : 1)
    return tokens.sort((a, b) => late(a) - late(b) || a.until - b.until || a.from - b.from || a.made - b.made)
  }
  private fill(now: Instant) {
    const free = this.order(
      now,
      this.tokens.filter((token) => token.state === 'free'),
    )
    for (const debt of this.debts) {
      while (debt.points > 0 && free.length > 0) {
        const token = free.shift()
        if (token) token.state = 'taken'
        debt.points -= 1
      }
    }
  }
  earn(
    id: string,
    points: number,
    options: { pendingDays: number; months: number; standing: boolean; cap?: number; rule: string },
    now: Instant,
  ) {
    this.pass(now)
    if (this.causes.has(id)) return
    this.causes.add(id)
    const year = yearOf(now)
    const key = `${options.rule} ${year}`
    const room = options.cap === undefined ? points : Math.max(0, options.cap - (this.used.get(key) ?? 0))
    const given = Math.min(points, room)
    if (given === 0) return
    if (options.cap !== undefined) this.used.set(key, (this.used.get(key) ?? 0) + given)
    const standing = options.standing ? given : 0
    this.standing += standing
    this.earnings.set(id, {
      points: given,
      standing,
      part: 0,
      whole: 1,
      taken: 0,
      standingTaken: 0,
      voided: 0,
      year,
      rule: options.rule,
    })
    const from = options.pendingDays === 0 ? now : startOfDay(now, options.pendingDays)
    this.credit(given, from, endOf(now, options.months), id, now)
  }
  adjust(points: number, now: Instant): boolean {
    this.pass(now)
    if (points > 0) {
      this.credit(points, now, endOf(now, 24), null, now)
      return true
    }
    return this.draw(-points, now, (token) => {
      token.state = 'taken'
    })
  }
  private spendable(now: Instant) {
    return this.order(
      now,
      this.tokens.filter((token) => token.state === 'free' && token.from <= now && now < token.until),
    )
  }
  available(now: Instant, except = '') {
    const held = this.holds.reduce((sum, hold) => (hold.cause === except ? sum : sum + hold.points), 0)
    return this.spendable(now).length - held
  }
  private draw(points: number, now: Instant, mark: (token: Token, index: number) => void, except = ''): boolean {
    if (this.available(now, except) < points) return false
    this.spendable(now).slice(0, points).forEach(mark)
    return true
  }
  spend(id: string, points: number, now: Instant, except = ''): boolean {
    this.pass(now)
    if (this.spends.has(id)) return true
    const drawn = this.draw(
      points,
      now,
      (token, index) => Object.assign(token, { state: 'spent', spend: id, drawn: index }),
      except,
    )
    if (drawn) this.spends.set(id, points)
    return drawn
  }
  hold(cause: string, points: number, until: Instant, now: Instant): boolean {
    this.pass(now)
    if (this.holds.some((hold) => hold.cause === cause)) return true
    const all = [...this.holds, { cause, points, until }]
    for (const moment of [now, ...all.map((hold) => hold.until)]) {
      const alive = this.spendable(now).filter((token) => token.until > moment).length
      const needed = all.filter((hold) => hold.until >= moment).reduce((sum, hold) => sum + hold.points, 0)
      if (alive < needed) return false
    }
    this.holds = all
    return true
  }
  settle(cause: string, now: Instant): boolean {
    this.pass(now)
    if (this.spends.has(cause)) return true
    const hold = this.holds.find((one) => one.cause === cause)
    if (!hold || !this.spend(cause, hold.points, now, cause)) return false
    this.holds = this.holds.filter((one) => one.cause !== cause)
    return true
  }
  release(cause: string) {
    this.holds = this.holds.filter((one) => one.cause !== cause)
  }
  giveBack(id: string, cause: string, points: number | undefined, now: Instant): boolean {
    this.pass(now)
    if (this.causes.has(cause)) return true
    const out = this.tokens
      .filter((token) => token.state === 'spent' && token.spend === id)
      .sort((a, b) => (b.drawn ?? 0) - (a.drawn ?? 0))
    const wanted = points ?? out.length
    if (wanted === 0 || wanted > out.length) return false
    this.causes.add(cause)
    for (const token of out.slice(0, wanted)) token.state = 'free'
    this.fill(now)
    this.pass(now)
    return true
  }
  reverse(id: string, cause: string, part: number, whole: number, now: Instant) {
    this.pass(now)
    const earning = this.earnings.get(id)
    if (!earning || this.causes.has(cause)) return
    this.causes.add(cause)
    // All shares of one earning have the same whole here.
    earning.part += part
    earning.whole = whole
    const share = (points: number) => Math.floor((points * Math.min(earning.part, whole)) / whole)
    const wanted = share(earning.points) - earning.taken
    const standing = share(earning.standing) - earning.standingTaken
    earning.taken += wanted
    earning.standingTaken += standing
    this.standing -= standing
    const key = `${earning.rule} ${earning.year}`
    if (this.used.has(key)) this.used.set(key, (this.used.get(key) ?? 0) - wanted)
    const expired = this.tokens.filter((token) => token.state === 'expired' && token.earning === id).length
    const voided = Math.min(wanted, expired - earning.voided)
    earning.voided += voided
    let left = wanted - voided
    const own = this.tokens.filter((token) => token.state === 'free' && token.earning === id)
    const others = this.tokens.filter((token) => token.state === 'free' && token.earning !== id)
    for (const token of [...this.order(now, own), ...this.order(now, others)]) {
      if (left === 0) break
      token.state = 'taken'
      left -= 1
    }
    if (left > 0) this.debts.push({ points: left })
  }
  view(now: Instant) {
    this.pass(now)
    const free = this.tokens.filter((token) => token.state === 'free')
    const byDate = new Map<Instant, number>()
    for (const token of free) byDate.set(token.until, (byDate.get(token.until) ?? 0) + 1)
    return {
      available: Math.max(0, this.available(now)),
      pending: free.filter((token) => token.from > now).length,
      deficit: this.debts.reduce((sum, debt) => sum + debt.points, 0),
      standing: this.standing,
      expired: this.tokens.filter((token) => token.state === 'expired').length,
      byDate: [...byDate].sort((a, b) => a[0] - b[0]),
    }
  }
}
