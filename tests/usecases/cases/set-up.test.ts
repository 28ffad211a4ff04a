import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { fillCases } from '~/areas/cases/fill-defaults.server'
import { publishPolicy } from '~/areas/cases/publish-policy.server'
import { currentPolicy } from '~/areas/cases/read-policy.server'
import { readKindTree } from '~/areas/cases/read-set-up.server'
import { reportPdf } from '~/areas/cases/report-pdf.server'
import { saveDealerSettings } from '~/areas/cases/save-dealer-settings.server'
import { dropBranch, type KindInput, saveKind } from '~/areas/cases/save-kind.server'
import { saveTemplate } from '~/areas/cases/save-route.server'
import { moveRow } from '~/areas/cases/set-up-rows.server'
import { stepArticle, writeArticle } from '~/areas/knowledge/write-article.server'
import { NotFound } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import { testClub } from '../../support/club'
import { openDealer } from '../../support/dealers'
import { adminActor, granted, staffActor } from '../../support/people'

const club = await testClub()
await club.write(systemActor, fillCases)
const here = await openDealer(club)
const there = await openDealer(club, { code: 'HQJ' })
const admin = await adminActor(club)
const manager = await staffActor(club, 'manager', here)
const care = await staffActor(club, 'care', here)
const kind: KindInput = {
  ...{ id: null, version: 0, code: 'smell', name: { zh: '异味', en: 'Smell' }, parentId: null, active: true },
  ...{ natures: ['complaint'], fields: [], severity: 'high', department: 'after-sales' },
}

test('kinds are kept by head office, in two levels, each form once', async () => {
  await expect(saveKind({ club, actor: manager, ...kind })).rejects.toThrow(NotFound)
  const { id } = granted(await saveKind({ club, actor: admin, ...kind }))
  expect(await saveKind({ club, actor: admin, ...kind })).toMatchObject({ reason: 'cases-setup:refusal.code_taken' })
  const leaf = granted(await saveKind({ club, actor: admin, ...kind, code: 'smell-fuel', parentId: id }))
  const deep = await saveKind({ club, actor: admin, ...kind, code: 'deep', parentId: leaf.id })
  expect(deep).toMatchObject({ reason: 'cases-setup:refusal.too_deep' })
  const same = { ...kind, id, version: 1 }
  granted(await saveKind({ club, actor: admin, ...same, severity: 'low' }))
  expect(await saveKind({ club, actor: admin, ...same })).toMatchObject({ reason: 'desk:refusal.stale' })
  const first = (await readKindTree(club, admin))[0]?.id ?? ''
  granted(await moveRow({ club, actor: admin, kept: 'kinds', id: first, way: 'down' }))
  expect((await readKindTree(club, admin))[0]?.id).not.toBe(first)
  expect(granted(await dropBranch({ club, actor: admin, kept: 'kinds', id }))).toEqual({ gone: false, cases: 0 })
  expect(granted(await dropBranch({ club, actor: admin, kept: 'kinds', id: leaf.id })).gone).toBe(true)
})

test('a template fills in only what is known', async () => {
  const template = { id: null, version: 0, code: 'x-y', name: kind.name, dealerId: '', active: true }
  const wrong = { zh: '{name}', en: '{password}' }
  expect(await saveTemplate({ club, actor: admin, ...template, body: wrong })).toMatchObject({ field: 'body.en' })
})

test('an edition is published once from the one before it, and says itself what it lacks', async () => {
  const before = await currentPolicy(club)
  if (!before) throw new Error('no policy')
  const given = { club, actor: admin, base: before.edition, note: '节后调整' }
  const lacking = await publishPolicy({ ...given, terms: { ...before.terms, targets: [] } })
  expect(lacking).toMatchObject({ reason: 'cases-setup:refusal.target_missing' })
  granted(await publishPolicy({ ...given, terms: before.terms }))
  expect(await publishPolicy({ ...given, terms: before.terms })).toMatchObject({ reason: 'desk:refusal.stale' })
})

test("a dealer changes its own settings, and nobody their own limit's widening", async () => {
  const given = { managerId: null, approveAboveMinor: null, hqAboveMinor: null, calendar: 'always' as const }
  granted(await saveDealerSettings({ club, actor: care, dealerId: here, version: 0, ...given }))
  const limit = { ...given, dealerId: here, version: 1, approveAboveMinor: 100 }
  const own = await saveDealerSettings({ club, actor: care, ...limit })
  expect(own).toMatchObject({ reason: 'cases-setup:refusal.limit_right' })
  granted(await saveDealerSettings({ club, actor: manager, ...limit }))
  const foreign = saveDealerSettings({ club, actor: manager, dealerId: there, version: 0, ...given })
  await expect(foreign).rejects.toThrow(NotFound)
})

test('an article is seen by four eyes before readers see it', async () => {
  const words = { title: { zh: '胎压', en: 'Tyre pressure' }, body: { zh: '看车门。', en: 'See the door.' } }
  const article = { audience: 'public' as const, topic: '', ...words }
  const { number } = granted(await writeArticle({ club, actor: admin, number: null, version: 0, ...article }))
  granted(await stepArticle({ club, actor: admin, number, version: 1, act: 'submit' }))
  const own = await stepArticle({ club, actor: admin, number, version: 2, act: 'publish' })
  expect(own).toMatchObject({ reason: 'knowledge-desk:refusal.own_edition' })
  const coordinator = await staffActor(club, 'coordinator', '')
  granted(await stepArticle({ club, actor: coordinator, number, version: 2, act: 'publish' }))
})

/** Every character that a reader can copy out of a PDF, by the maps of its fonts. */
function charactersOf(pdf: Buffer): Set<string> {
  const found = new Set<string>()
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    const end = pdf.indexOf('endstream', at)
    if (end < at) break
    let text = ''
    try {
      text = inflateSync(pdf.subarray(at + 7, end)).toString('latin1')
    } catch {
      continue // not compressed, so no map
    }
    for (const [, map = ''] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
      for (const [, list = ''] of map.matchAll(/\[([^\]]*)\]/g)) {
        for (const [, code = ''] of list.matchAll(/<([0-9a-f]{4})>/gi))
          found.add(String.fromCharCode(Number(`0x${code}`)))
      }
    }
  }
  return found
}

test('a report is a PDF whose text can be copied', async () => {
  const parts = [{ title: '原因', pairs: [['根本原因', '配件缺货']] as [string, string][], text: '等待配件。' }]
  const paper = { number: 'C-1', day: '2026', title: '异响', dealer: '甲', isClosed: true, parts, issued: '' }
  const bytes = await reportPdf({ paper, wordmark: 'CORVEN', language: 'zh-CN', page: '{{at}}/{{of}}' })
  expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-')
  const copied = charactersOf(Buffer.from(bytes))
  for (const character of 'C1异响甲原因根本配件缺货等待CORVEN') expect(copied).toContain(character)
})
