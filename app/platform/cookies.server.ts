import { createCookie } from '@remix-run/node'
import type { Message } from '~/kernel/message'
import type { Config } from './config.server'

/** `__Host-` and Secure on https; plain names on http, where browsers refuse that prefix. */
export function cookies({ baseUrl }: Pick<Config, 'baseUrl'>) {
  const secure = baseUrl?.startsWith('https:') ?? false
  const prefix = secure ? '__Host-' : ''
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  return {
    session: createCookie(`${prefix}marque`, options),
    language: createCookie(`${prefix}marque-language`, { ...options, maxAge: 365 * 86_400 }),
    theme: createCookie(`${prefix}marque-theme`, { ...options, maxAge: 365 * 86_400 }),
    /** Dealer whose desk is on the screen. */
    desk: createCookie(`${prefix}marque-desk`, { ...options, maxAge: 30 * 86_400 }),
    /** To whom a sign-in code was sent, while it is being typed. */
    codeSentTo: createCookie(`${prefix}marque-code`, { ...options, maxAge: 600 }),
    /** A browser that said whether an article helped: its word counts once. */
    reader: createCookie(`${prefix}marque-reader`, { ...options, maxAge: 365 * 86_400 }),
    /** One sentence for the next page. */
    toast: createCookie(`${prefix}marque-toast`, { ...options, maxAge: 60 }),
  }
}
export type Cookies = ReturnType<typeof cookies>

/** What was done, with an optional way back: `undo` is posted to `action` with these fields. */
export type Toast = Message & { undo?: { action: string; fields: Record<string, string> } }
