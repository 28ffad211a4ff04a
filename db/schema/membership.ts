import { sql } from 'drizzle-orm'
import type { Columns } from '../columns'

/** People of the club, what they agreed to, and how they are found. */
export function membership(c: Columns) {
  const members = c.table(
    'members',
    {
      id: c.id(),
      /** M-…, what people read to each other. */
      number: c.text().notNull(),
      userId: c.ref().notNull(),
      name: c.text().notNull(),
      /** Pinyin of the name, so that lists sort alike on every engine. */
      sortKey: c.text().notNull(),
      referralCode: c.text().notNull(),
      referredBy: c.ref(),
      homeDealerId: c.ref(),
      birthday: c.date(),
      city: c.text().notNull().default(''),
      /** IANA zone: quiet hours and dates are the person's. */
      zone: c.text().notNull().default('Asia/Shanghai'),
      /** mail, sms, phone */
      preferredChannel: c.text().notNull().default('mail'),
      /** Minutes of the day; nothing but what cannot wait is sent between them. Equal values: no quiet hours. */
      quietFrom: c.int().notNull().default(1_320),
      quietUntil: c.int().notNull().default(480),
      joinedAt: c.instant().notNull(),
      profileCompletedAt: c.instant(),
      /** When whoever invited this member got the reward for it. */
      referralQualifiedAt: c.instant(),
      erasedAt: c.instant(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.unique('members_number').on(t.number),
      c.unique('members_user').on(t.userId),
      c.unique('members_referral').on(t.referralCode),
      c.index('members_sort').on(t.sortKey, t.id),
      c.index('members_home').on(t.homeDealerId, t.sortKey),
      c.index('members_referred').on(t.referredBy),
    ],
  )
  /** Append-only: the latest row of purpose and channel counts. */
  const consents = c.table(
    'consents',
    {
      id: c.id(),
      memberId: c.ref().notNull(),
      purpose: c.text().notNull(),
      /** in_app, mail, sms, phone, post; empty where it is about the purpose as such. */
      channel: c.text().notNull().default(''),
      /** pipl or gdpr: whose text was shown, its version, and its language. */
      law: c.text().notNull(),
      version: c.int().notNull(),
      language: c.text().notNull(),
      /** join, profile, counter, call, unsubscribe, … */
      source: c.text().notNull(),
      granted: c.bool().notNull(),
      at: c.instant().notNull(),
    },
    (t) => [c.index('consents_member').on(t.memberId, t.purpose, t.channel, t.at)],
  )
  /** Normalised words by which a member is found, prefix as a range. */
  const searchTerms = c.table(
    'search_terms',
    {
      term: c.text().notNull(),
      memberId: c.ref().notNull(),
      /** Who wrote it: `name`, `phone`, `email`, `number`, `vehicle:<id>`. */
      source: c.text().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.term, t.memberId, t.source] }),
      c.index('search_terms_member').on(t.memberId, t.source),
    ],
  )
  /** A dealer sees the members that it has to do with. */
  const relations = c.table(
    'relations',
    {
      dealerId: c.ref().notNull(),
      memberId: c.ref().notNull(),
      /** home, booking, visit: what it began with. */
      cause: c.text().notNull(),
      since: c.instant().notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.dealerId, t.memberId] }), c.index('relations_member').on(t.memberId)],
  )
  /** What the QR code of a card says; a new one stops the old at once. */
  const memberCards = c.table(
    'member_cards',
    {
      /** SHA-256 of the token. */
      id: c.id(),
      memberId: c.ref().notNull(),
      /** The token, sealed, so that its owner can show it again. */
      sealedToken: c.text().notNull(),
      createdAt: c.instant().notNull(),
      revokedAt: c.instant(),
    },
    (t) => [c.unique('member_cards_one').on(t.memberId).where(sql`${t.revokedAt} is null`)],
  )
  return { members, consents, searchTerms, relations, memberCards }
}
