import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server'
import { describe, expect, it } from 'vitest'
import { readerOf } from '~/i18n/server'
import { ReaderProvider } from '~/i18n/use'
import type { Language } from '~/kernel/language'
import { BrandProvider } from '~/ui/brand'
import { pages } from '../support/catalogue/pages'

const brand = {
  name: 'Corven Club',
  wordmark: 'CORVEN',
  rescuePhone: '400 000 0911',
  mark: ['M1.5 3C7 3.6 11 7 13 15.5C15 7 19 3.6 24.5 3'],
}
const folder = process.env.CATALOGUE

async function render(name: string, language: Language) {
  const { at, page } = pages[name] ?? { at: '/', page: null }
  const routes = [{ path: '*', element: page }]
  const handler = createStaticHandler(routes)
  const context = await handler.query(new Request(`http://club.example${at}`))
  if (context instanceof Response) throw new Error('a catalogue page redirects')
  return renderToStaticMarkup(
    <ReaderProvider value={readerOf(language)}>
      <BrandProvider value={brand}>
        <StaticRouterProvider
          router={createStaticRouter(handler.dataRoutes, context)}
          context={context}
          hydrate={false}
        />
      </BrandProvider>
    </ReaderProvider>,
  )
}

/** With CATALOGUE=<folder> the pages are written there, to be opened beside the built style sheet. */
function keep(name: string, language: Language, html: string) {
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  for (const theme of ['light', 'dark']) {
    const head =
      '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="app.css">'
    writeFileSync(
      join(folder, `${name}-${language}-${theme}.html`),
      `<!doctype html><html lang="${language}" data-theme="${theme}"><head>${head}</head><body>${html}</body></html>`,
    )
  }
}

describe('the catalogue of parts', () => {
  for (const name of Object.keys(pages))
    for (const language of ['zh-CN', 'en'] as const)
      it(`${name} renders in ${language} with its own words`, async () => {
        const html = await render(name, language)
        keep(name, language, html)
        expect(html).not.toMatch(/shell[:.]\w/)
        const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
        expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
      })
})
