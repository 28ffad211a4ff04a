import { describe, expect, it } from 'vitest'
import { projectJob } from '~/areas/rescue/parts/line/project'
import { answerOf } from '~/areas/rescue/parts/line/send-entries'
import type { Entry } from '~/areas/rescue/parts/line/waiting-line'

const entry = (act: string, more: Partial<Entry> = {}): Entry => ({
  ...{ id: act, key: act, assignmentId: 'a', act, fields: {}, toldAt: 60_000, tries: 1 },
  ...more,
})
const job = { id: 'a', state: 'offered' as const, etaAt: null, arrivedAt: null }

describe('a job with steps that wait to be sent', () => {
  it('shows them as done, by the clock of the server', () => {
    const waiting = [entry('accept', { fields: { etaMinutes: '20', ownMinutes: '' } }), entry('depart')]
    expect(projectJob(job, waiting, 1_000)).toEqual({ ...job, state: 'en-route', etaAt: 61_000 + 20 * 60_000 })
    const there = projectJob(job, [...waiting, entry('arrive', { toldAt: 90_000 })], 0)
    expect(there).toMatchObject({ state: 'on-scene', arrivedAt: 90_000 })
  })

  it('takes the own figure before the chosen one', () => {
    const waiting = [entry('accept', { fields: { etaMinutes: '20', ownMinutes: '25' } })]
    expect(projectJob(job, waiting, 0).etaAt).toBe(60_000 + 25 * 60_000)
  })

  it('leaves out what is on its way, of another job, no step, or does not fit', () => {
    const waiting = [
      entry('accept', { tries: 0 }),
      entry('accept', { assignmentId: 'b' }),
      entry('message', { fields: { text: 'x' } }),
      entry('finish'),
    ]
    expect(projectJob(job, waiting, 0)).toEqual(job)
  })
})

describe('what an answer means for the line', () => {
  const said = (status: number, body: unknown = {}) => answerOf(new Response(JSON.stringify(body), { status }))

  it('is done, refused with its sentence, or no answer', async () => {
    expect(await said(200)).toEqual({ kind: 'done' })
    expect(await said(409, { refusal: { message: 'Taken back' } })).toEqual({ kind: 'refused', message: 'Taken back' })
    expect(await said(400, { refusal: null, result: { error: { km: ['Too low'] } } })).toEqual({
      kind: 'refused',
      message: 'Too low',
    })
    expect(await said(404)).toEqual({ kind: 'refused', message: '' })
    for (const status of [500, 502, 503, 408, 429]) expect(await said(status)).toEqual({ kind: 'later' })
    expect(await said(401)).toEqual({ kind: 'stranger' })
  })
})
