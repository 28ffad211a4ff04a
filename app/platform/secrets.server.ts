import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** SHA-256 in hex: what the database keeps of a token. */
export function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** 160 random bits, URL-safe. */
export function newToken(): string {
  return randomBytes(20).toString('base64url')
}

/** AES-256-GCM: nonce, tag and text, base64. */
export function seal(plain: string, key: Buffer): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64')
}

/** Throws when the key is another or the text was changed. */
export function unseal(sealed: string, key: Buffer): string {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}
