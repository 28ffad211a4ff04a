import { and, desc, eq, isNull, lt, notInArray, or, sql } from 'drizzle-orm'
import { query } from '#db/query'
import type { Instant } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import type { Actor } from './actor'
import type { Act, Club } from './club.server'
import type { RequestContext } from './context.server'
import { attachmentsOf, type MessageRow, outlineOf, replyToOf, writeLetter } from './letters.server'
import { can } from './permissions'

export type Post = {
  id: string
  channel: string
  to: string
  subject: string
  sms: string
  state: string
  note: string
  template: string
  language: string
  createdAt: Instant
  sentAt: Instant | null
  /** When the person first had it before them; null while it is unread. */
  readAt: Instant | null
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/
const LOOPBACK_ADDRESS = /^(127\.|::1$|::ffff:127\.)/

/**
 * Throws NotFound unless the reader may see everybody's messages: by permission, or in the demo on its own machine.
 * A request that came through a proxy is from somewhere else, whatever its address says.
 */
export function requireMailbox(
  club: Club,
  actor: Actor,
  request: Request,
  { address, isForwarded }: Pick<RequestContext, 'address' | 'isForwarded'>,
): void {
  if (can(actor, 'mailbox:read') && actor.secondFactor !== 'wanted') return
  const { demo, baseUrl } = club.config
  const local =
    demo &&
    LOOPBACK_ADDRESS.test(address) &&
    LOOPBACK.test(new URL(request.url).host) &&
    (baseUrl === null || LOOPBACK.test(new URL(baseUrl).host)) &&
    !isForwarded
  if (!local) throw new NotFound('mailbox')
}

function postOf(club: Club, message: MessageRow): Post {
  const { id, channel, destination, state, note, template, language, createdAt, sentAt, readAt } = message
  return {
    id,
    channel,
    to: destination,
    state,
    note,
    template,
    language,
    createdAt,
    sentAt,
    readAt,
    ...outlineOf(club, message),
  }
}

/** Letters that open a door or warn of one; they belong into the mailbox they were sent to only. */
const NOT_SHOWN = ['verification-code', 'password-reset']

/** The latest messages to the reader, newest first, without codes and links that open a door. */
export async function readOwnPosts(club: Club, userId: string): Promise<Post[]> {
  const { messages } = club.schema.platform
  const rows = await club.store.read
    .select()
    .from(messages)
    .where(and(eq(messages.userId, userId), notInArray(messages.template, NOT_SHOWN)))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(50)
  return rows.map((row) => postOf(club, row))
}

const unreadOf = query<{ userId: string }>()('messages-unread', (db, { platform: { messages } }) =>
  db
    .select({ count: sql`count(*)`.mapWith(Number) })
    .from(messages)
    .where(
      and(
        eq(messages.userId, sql.placeholder('userId')),
        isNull(messages.readAt),
        notInArray(messages.template, NOT_SHOWN),
      ),
    ),
)

/** How many messages to a person wait to be read. */
export async function countUnread({ store }: Club, userId: string): Promise<number> {
  const [row] = await unreadOf(store, store.read, { userId })
  return row?.count ?? 0
}

/** The reader has the list of messages open: none of them is unread from now on. */
export async function markPostsRead({ club, actor }: Act<object>): Promise<void> {
  const { userId } = actor
  if (!userId) throw new NotFound('member')
  const { messages } = club.schema.platform
  await club.write(actor, async ({ tx, now }) => {
    await tx
      .update(messages)
      .set({ readAt: now })
      .where(and(eq(messages.userId, userId), isNull(messages.readAt)))
    return null
  })
}

/** Messages to everybody, newest first. */
export async function readMailbox(
  club: Club,
  { channel, before, limit = 40 }: { channel?: string; before?: string; limit?: number } = {},
): Promise<{ posts: Post[]; older: string | null }> {
  const { messages } = club.schema.platform
  const [edge] = before ? await club.store.read.select().from(messages).where(eq(messages.id, before)) : []
  const rows = await club.store.read
    .select()
    .from(messages)
    .where(
      and(
        channel ? eq(messages.channel, channel) : undefined,
        edge
          ? or(
              lt(messages.createdAt, edge.createdAt),
              and(eq(messages.createdAt, edge.createdAt), lt(messages.id, edge.id)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(limit + 1)
  const shown = rows.slice(0, limit)
  return {
    posts: shown.map((row) => postOf(club, row)),
    older: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

async function messageOf(club: Club, id: string): Promise<MessageRow> {
  const { messages } = club.schema.platform
  const [row] = await club.store.read.select().from(messages).where(eq(messages.id, id))
  if (!row) throw new NotFound('message')
  return row
}

/** One message with the names of what goes with it and where an answer goes. Throws NotFound. */
export async function readPost(
  club: Club,
  id: string,
): Promise<Post & { attachments: string[]; replyTo: string | null }> {
  const row = await messageOf(club, id)
  const attachments = row.channel === 'email' ? await attachmentsOf(club, row) : []
  const replyTo = row.channel === 'email' && row.note !== 'erased' ? replyToOf(club, row) : null
  return { ...postOf(club, row), attachments: attachments.map(({ filename }) => filename), replyTo }
}

/** The mail itself, as it is or was sent. Throws NotFound. */
export async function readPostHtml(club: Club, id: string): Promise<string> {
  const row = await messageOf(club, id)
  if (row.note === 'erased') throw new NotFound('message')
  return (await writeLetter(club, row)).html
}

/** What goes with a mail, by its place. Throws NotFound. */
export async function readAttachment(club: Club, id: string, place: number) {
  const attachment = (await attachmentsOf(club, await messageOf(club, id)))[place]
  if (!attachment) throw new NotFound('attachment')
  return attachment
}
