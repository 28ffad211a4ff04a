import { createHash } from 'node:crypto'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Language } from '~/kernel/language'
import enOwner from './en/owner'
import enStaff from './en/staff'
import zhOwner from './zh-CN/owner'
import zhStaff from './zh-CN/staff'

export type Side = 'owner' | 'staff'
export type TextBundle = { path: string; plain: Buffer; gzip: Buffer; brotli: Buffer }

function bundle(language: Language, side: Side, texts: object): TextBundle {
  const plain = Buffer.from(JSON.stringify(texts))
  const version = createHash('sha256').update(plain).digest('hex').slice(0, 12)
  return {
    path: `/texts/${language}/${side}-${version}.json`,
    plain,
    gzip: gzipSync(plain, { level: 9 }),
    brotli: brotliCompressSync(plain),
  }
}

const bundles: Record<Language, Record<Side, TextBundle>> = {
  'zh-CN': {
    owner: bundle('zh-CN', 'owner', zhOwner),
    staff: bundle('zh-CN', 'staff', { ...zhOwner, ...zhStaff }),
  },
  en: { owner: bundle('en', 'owner', enOwner), staff: bundle('en', 'staff', { ...enOwner, ...enStaff }) },
}

/**
 * What the browser reads its words from: one file per language and side, the desk's words for staff only, packed once
 * at start. Its address changes with its content, so it is kept for ever.
 */
export function textBundle(language: Language, side: Side): TextBundle {
  return bundles[language][side]
}
