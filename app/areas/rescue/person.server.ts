import { and, asc, desc, eq, inArray, isNull, or } from 'drizzle-orm'
import { ownVehicles } from '~/areas/garage/read-vehicles.server'
import { spellingsOf } from '~/areas/membership/phones.server'
import { readMember } from '~/areas/membership/read-members.server'
import { refuse } from '~/kernel/outcome'
import type { PersonRoom } from '~/platform/club.server'
import { destroyPersonKeys } from '~/platform/person-keys.server'

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/**
 * Rescues of a person. That a car was helped, when and with what stays; who called, from where, every word that was
 * written and the way of the helper go, and so do calls of the time before joining. An open call is finished first.
 */
export const rescuePerson: PersonRoom = {
  area: 'rescue',
  async exportOf(club, { memberId }) {
    const { requests, messages, followUps } = club.schema.rescue
    const { read } = club.store
    const calls = await read
      .select()
      .from(requests)
      .where(eq(requests.memberId, memberId))
      .orderBy(desc(requests.createdAt))
    const own = read.select({ id: requests.id }).from(requests).where(eq(requests.memberId, memberId))
    const said = await read
      .select()
      .from(messages)
      .where(inArray(messages.requestId, own))
      .orderBy(asc(messages.at), asc(messages.id))
    const after = await read.select().from(followUps).where(inArray(followUps.requestId, own))
    const numbers = new Map(calls.map(({ id, number }) => [id, number]))
    const marks = new Map(after.map((one) => [one.requestId, one]))
    return {
      rescues: calls.map((call) => ({
        ...{ number: call.number, state: call.state, service: call.service, vehicleId: call.vehicleId },
        ...{ callerName: call.callerName, phone: call.phone, plate: call.plate, car: call.car, words: call.words },
        ...{ lat: call.lat, lng: call.lng, place: call.place, district: call.district, people: call.people },
        ...{ km: call.odometerKm, report: call.report, reason: call.reason, currency: call.currency },
        ...{ estimateMinor: call.estimateMinor, coveredMinor: call.coveredMinor, chargedMinor: call.chargedMinor },
        ...{ score: marks.get(call.id)?.score ?? null, comment: marks.get(call.id)?.comment ?? '' },
        ...{ calledAt: iso(call.createdAt), closedAt: iso(call.closedAt) },
      })),
      rescue_messages: said.map(({ requestId, hand, text, at }) => ({
        ...{ number: numbers.get(requestId), by: hand, text, at: iso(at) },
      })),
    }
  },
  async holdsBack({ tx, schema }, { memberId }) {
    const { requests } = schema.rescue
    const [open] = await tx
      .select({ number: requests.number })
      .from(requests)
      .where(and(eq(requests.memberId, memberId), isNull(requests.closedAt)))
      .limit(1)
    return open ? refuse('rescue:refusal.erase_open', { params: { number: open.number } }) : null
  },
  async erase(w, { memberId }) {
    const { requests, assignments, messages, followUps, positions, photos } = w.schema.rescue
    const { phone } = await readMember(w.club, memberId, w.tx)
    const plates = (await ownVehicles(w.club, memberId, w.tx)).flatMap(({ plate }) => (plate ? [plate] : []))
    const nowhere = { lat: null, lng: null, accuracyM: null, place: '', district: '', blurredAt: w.now }
    const emptied = await w.tx
      .update(requests)
      .set({
        ...{ callerName: '', phone: '', plate: '', car: '', words: '', report: '', reason: '', signatureFileId: '' },
        ...{ answers: {}, ...nowhere },
      })
      .where(
        or(
          eq(requests.memberId, memberId),
          phone ? and(isNull(requests.memberId), inArray(requests.phone, spellingsOf(phone))) : undefined,
          plates.length > 0 ? and(isNull(requests.memberId), inArray(requests.plate, plates)) : undefined,
        ),
      )
      .returning({ id: requests.id })
    const ids = emptied.map(({ id }) => id)
    if (ids.length === 0) return
    const sent = w.tx.select({ id: assignments.id }).from(assignments).where(inArray(assignments.requestId, ids))
    await w.tx.delete(positions).where(inArray(positions.assignmentId, sent))
    await w.tx.update(assignments).set({ reason: '', overrideReason: '' }).where(inArray(assignments.requestId, ids))
    await w.tx.update(messages).set({ text: '' }).where(inArray(messages.requestId, ids))
    await w.tx.update(followUps).set({ note: '', comment: '' }).where(inArray(followUps.requestId, ids))
    await w.tx.delete(photos).where(inArray(photos.requestId, ids))
    await destroyPersonKeys(w, ids)
  },
}
