import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { letters } from '#emails/index'
import type { LetterName } from '#emails/letters'
import { samples } from '#emails/samples'
import { LANGUAGES } from '~/kernel/language'
import { systemActor } from '~/platform/actor'
import type { Wiring } from '~/platform/club.server'
import { writeLetter } from '~/platform/letters.server'
import { sendMessage } from '~/platform/messages.server'
import { drainOutbox } from '~/platform/outbox.server'
import { testClub } from '../../support/club'
import { smtpSink } from '../../support/smtp'
import { addPerson } from './person'

const bare: Wiring = { subscribers: [], jobs: { queued: {}, clocked: {} } }
const names = Object.keys(letters) as LetterName[]

describe('letters', () => {
  it('are all in the registry', () => {
    const parts = ['parts', 'letters', 'words', 'preview', 'samples', 'index']
    const files = readdirSync('emails').map((file) => file.replace(/\.tsx?$/, ''))
    expect(files.filter((file) => !parts.includes(file)).sort()).toEqual([...names].sort())
  })

  it.each(names.flatMap((name) => LANGUAGES.map((language) => [name, language] as const)))(
    '%s in %s is whole as mail, text and SMS',
    async (name, language) => {
      const club = await testClub({ wiring: bare })
      await club.write(systemActor, (w) =>
        sendMessage(w, {
          to: 'a@corven.example',
          channel: 'email',
          language,
          template: name,
          params: samples[name],
        } as never),
      )
      const [message] = await club.store.read.select().from(club.schema.platform.messages)
      if (!message) throw new Error('no message')
      const written = await writeLetter(club, message)
      for (const text of Object.values(written)) {
        expect(text.length).toBeGreaterThan(3)
        // Nothing unfilled, no key shown, no empty value printed.
        expect(text).not.toMatch(/\{\{|mail:|undefined|NaN|\[object/)
      }
      expect(written.html).toContain(`lang="${language}"`)
      expect(written.text).toContain(language === 'en' ? 'Roadside rescue' : '道路救援')
      expect(written.sms.length).toBeLessThan(language === 'en' ? 320 : 140)
      if (language === 'en') expect(written.subject.replace('沪A·00000', '')).not.toMatch(/[\u3400-\u9fff]/)
    },
  )
})

describe('a mail on its way', () => {
  it('carries subject, both bodies, its attachment and an id of its row, and no header of a stranger', async () => {
    const sink = await smtpSink()
    const club = await testClub({
      config: { smtpUrl: sink.url, mailFrom: 'Corven Club <club@corven.example>' },
      wiring: {
        ...bare,
        attachments: {
          'booking-confirmed': async (_, { bookingId }) => [
            { filename: 'booking.ics', contentType: 'text/calendar; method=REQUEST', content: `UID:${bookingId}` },
          ],
        },
      },
    })
    const userId = await addPerson(club, { email: 'lin@corven.example' })
    const dealer = { zh: '甲', en: 'Xuhui\r\nBcc: thief@example.org' }
    await club.write(systemActor, (w) =>
      sendMessage(w, {
        userId,
        template: 'booking-confirmed',
        params: { ...samples['booking-confirmed'], dealer },
      }),
    )
    await drainOutbox(club)
    sink.server.close()
    expect(sink.mails).toHaveLength(1)
    const [mail] = sink.mails
    expect(mail?.to).toEqual(['<lin@corven.example>'])
    const headers = mail?.data.split('\r\n\r\n')[0] ?? ''
    expect(headers).not.toMatch(/^bcc:/im)
    expect(headers).toMatch(/^Subject: /m)
    const [row] = await club.store.read.select().from(club.schema.platform.outbox)
    expect(headers).toContain(`Message-ID: <${row?.id}@corven.example>`)
    expect(mail?.data).toContain('text/plain')
    expect(mail?.data).toContain('text/html')
    expect(mail?.data).toContain('filename=booking.ics')
    expect(row).toMatchObject({ state: 'done' })
  })
})
