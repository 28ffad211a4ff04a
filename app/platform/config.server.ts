import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Everything that the environment decides; read once. README, Operations, explains each name. */
export type Config = {
  port: number
  /** Absolute address of the club, without a trailing slash; null lets loopback hosts in (the demo on a desk). */
  baseUrl: string | null
  databaseUrl: string
  filesDir: string
  demo: boolean
  smtpUrl: string | null
  smsGatewayUrl: string | null
  mailFrom: string
  /** Where owners' answers to letters of a case go; it gets the number of the case behind a plus. */
  mailReplyTo: string
  /** Bearer of whoever hands mail on to us; null takes none in. */
  inboundMailSecret: string | null
  tileUrl: string | null
  trustedProxies: string[]
  /** Pages are compressed here: for hosts without a proxy that does it; costs a third of the throughput. */
  compress: boolean
  /** 32 bytes: seals second-factor secrets and the keys of persons. */
  secretKey: Buffer
  brand: Brand
}

export type Brand = {
  wordmark: string
  name: { zh: string; en: string }
  rescuePhone: string
  /** Line drawing beside the wordmark: SVG paths in a box of 26 × 18. */
  mark: string[]
  colors: { brand: string; brandOn: string; brandNight: string; brandNightOn: string; brandPlate: string } | null
}

type Env = Record<string, string | undefined>

export function readConfig(env: Env = process.env): Config {
  const databaseUrl = env.DATABASE_URL || 'file:data/club.db'
  const dataDir = databaseUrl.startsWith('file:') ? dirname(databaseUrl.slice('file:'.length)) : 'data'
  const port = Number(env.PORT || 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is not a port: ${env.PORT}`)
  return {
    port,
    baseUrl: env.BASE_URL ? new URL(env.BASE_URL).origin : null,
    databaseUrl,
    filesDir: env.FILES_DIR || join(dataDir, 'files'),
    demo: env.MARQUE_DEMO !== '0',
    smtpUrl: env.SMTP_URL || null,
    smsGatewayUrl: env.SMS_GATEWAY_URL || null,
    mailFrom: env.MAIL_FROM || 'Corven Club <club@corven.example>',
    mailReplyTo: env.MAIL_REPLY_TO || 'care@corven.example',
    inboundMailSecret: env.INBOUND_MAIL_SECRET || null,
    tileUrl: env.TILE_URL || null,
    trustedProxies: (env.TRUSTED_PROXIES || '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
    compress: env.COMPRESS === '1',
    secretKey: secretKey(env.SECRET_KEY, dataDir),
    brand: readBrand(env),
  }
}

const CORVEN_MARK = 'M1.5 3C7 3.6 11 7 13 15.5C15 7 19 3.6 24.5 3|M8 2.4C10.6 3.4 12.2 5 13 7.4C13.8 5 15.4 3.4 18 2.4'

function readBrand(env: Env): Brand {
  const [brand, brandOn, brandNight, brandNightOn, brandPlate] = (env.BRAND_COLORS || '')
    .split(',')
    .map((c) => c.trim())
  const hex = /^#[0-9a-f]{6}$/i
  const colors = [brand, brandOn, brandNight, brandNightOn, brandPlate]
  if (env.BRAND_COLORS && !colors.every((color) => color && hex.test(color))) {
    throw new Error(
      'BRAND_COLORS wants five colours: accent, text on it, accent by night, text on it, plate (#rrggbb,…)',
    )
  }
  return {
    wordmark: env.BRAND_WORDMARK || 'CORVEN',
    name: { zh: env.BRAND_NAME_ZH || '科温车主会', en: env.BRAND_NAME_EN || 'Corven Club' },
    rescuePhone: env.BRAND_RESCUE_PHONE || '400 000 0911',
    mark: (env.BRAND_MARK ?? (env.BRAND_WORDMARK ? '' : CORVEN_MARK))
      .split('|')
      .filter((path) => /^[\d\sA-Za-z.,-]+$/.test(path)),
    colors:
      brand && brandOn && brandNight && brandNightOn && brandPlate
        ? { brand, brandOn, brandNight, brandNightOn, brandPlate }
        : null,
  }
}

/** From the environment (64 hex digits), else a file beside the database that is made once. */
function secretKey(given: string | undefined, dataDir: string): Buffer {
  if (given) {
    const key = Buffer.from(given, 'hex')
    if (key.length !== 32) throw new Error('SECRET_KEY must be 64 hex digits')
    return key
  }
  const file = join(dataDir, 'secret.key')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    try {
      writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error
    }
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
}
