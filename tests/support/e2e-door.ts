import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { create } from 'qrcode'
import { registerParty } from '~/areas/events/register-party.server'
import { ticketCode } from '~/areas/events/ticket-code.server'
import { HOUR } from '~/kernel/clock'
import { systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { openEvent } from './events'
import { granted } from './people'

/** What the browser tests of the door go by. */
export type DoorSample = {
  number: string
  title: string
  /** A film that a browser takes for its camera: the first ticket before a grey wall. */
  film: string
  tickets: { seatId: string; code: string; name: string; party: string }[]
}

const [WIDTH, HEIGHT] = [640, 480]

/** Ten frames of a code, raw, as Chromium reads a camera from a file. */
function filmOf(text: string): Buffer {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const side = Math.floor((HEIGHT - 80) / (modules.size + 8))
  const [left, top] = [(WIDTH - side * modules.size) >> 1, (HEIGHT - side * modules.size) >> 1]
  const light = Buffer.alloc(WIDTH * HEIGHT, 120)
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const [column, row] = [Math.floor((x - left) / side), Math.floor((y - top) / side)]
      const inside = column >= -4 && row >= -4 && column < modules.size + 4 && row < modules.size + 4
      const isCode = column >= 0 && row >= 0 && column < modules.size && row < modules.size
      if (inside) light[y * WIDTH + x] = isCode && modules.get(row, column) ? 16 : 235
    }
  }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)])
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420mpeg2\n`)
  return Buffer.concat([head, ...Array.from({ length: 10 }, () => frame)])
}

/** An event at the dealer that begins in an hour, some members who come, and the film of the first ticket. */
export async function prepareDoor(club: Club, { dealerId, folder }: { dealerId: string; folder: string }) {
  const startsAt = Math.ceil(club.clock.now() / HOUR) * HOUR
  const title = { zh: '湖畔晨驾', en: 'Lake morning drive' }
  const { number, sessionIds, kindIds } = await openEvent(club as Parameters<typeof openEvent>[0], {
    ...{ dealerId, title },
    sessions: [
      { startsAt, hours: 4, name: 'Morning' },
      { startsAt: startsAt + 5 * HOUR, hours: 3, name: 'Afternoon' },
    ],
    kinds: [
      { label: 'Member', who: 'member' },
      { label: 'Lunch', who: 'guest', priceMinor: 30_000 },
    ],
  })
  const members = (await club.store.probe(
    `select id, name from members where erased_at is null order by number limit 8`,
  )) as { id: string; name: string }[]
  const [own = '', lunch = ''] = kindIds
  const bare = { phone: '', vehicleId: null, plate: '', answers: {}, waived: true, photoConsent: false }
  const tickets: DoorSample['tickets'] = []
  for (const [at, { id, name }] of members.entries()) {
    const registered = granted(
      await registerParty({
        ...{ club, actor: systemActor, eventNumber: number, sessionId: sessionIds[at === 3 ? 1 : 0] ?? '' },
        seats: [{ ...bare, kindId: own, name: '' }, ...(at === 2 ? [{ ...bare, kindId: lunch, name: '周小满' }] : [])],
        ...{ answers: {}, waived: true, orWait: false, for: { memberId: id, source: 'desk' as const } },
      }),
    )
    const [seatId = ''] = registered.seatIds
    tickets.push({ seatId, name, party: registered.number, code: ticketCode(club, { id: seatId, codeVersion: 1 }) })
  }
  const film = join(folder, 'camera.y4m')
  writeFileSync(film, filmOf(tickets[0]?.code ?? ''))
  const sample: DoorSample = { number, title: title.zh, film, tickets }
  const file = join(folder, 'door.json')
  writeFileSync(file, JSON.stringify(sample))
  return file
}
