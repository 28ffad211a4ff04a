import { readMembers } from '~/areas/membership/read-members.server'
import type { Instant } from '~/kernel/clock'
import type { Work } from '~/platform/club.server'
import { sendMessage } from '~/platform/messages.server'
import type { HelperRow, RequestRow } from './open-request.server'

/** The owner's account; null for a caller who is no member, and for one who is gone. */
async function ownerOf(w: Work, { memberId }: Pick<RequestRow, 'memberId'>): Promise<string | null> {
  if (!memberId) return null
  const member = (await readMembers(w.club, [memberId], w.tx)).get(memberId)
  return member && member.erasedAt === null ? member.userId : null
}

const pathOf = ({ number }: Pick<RequestRow, 'number'>) => `/rescue/${number}`

/** Says that the call is in, with the page that follows it. */
export async function tellOpened(w: Work, request: RequestRow): Promise<void> {
  const userId = await ownerOf(w, request)
  if (!userId) return
  const params = { number: request.number, path: pathOf(request) }
  await sendMessage(w, { userId, template: 'rescue-opened', params })
}

/** Says who comes and when. */
export async function tellComing(
  w: Work,
  request: RequestRow,
  { helper, etaAt }: { helper: HelperRow; etaAt: Instant },
): Promise<void> {
  const userId = await ownerOf(w, request)
  if (!userId) return
  await sendMessage(w, {
    userId,
    template: 'rescue-coming',
    params: {
      ...{ number: request.number, helper: helper.name, plate: helper.plate, phone: helper.phone },
      ...{ startsAt: etaAt, zone: request.zone, path: pathOf(request) },
    },
  })
}

/** Thanks, and asks how it was. */
export async function tellDone(w: Work, request: RequestRow): Promise<void> {
  const userId = await ownerOf(w, request)
  if (!userId) return
  const { number, chargedMinor: amountMinor, currency } = request
  const path = `${pathOf(request)}/survey`
  await sendMessage(w, { userId, template: 'rescue-done', params: { number, amountMinor, currency, path } })
}
