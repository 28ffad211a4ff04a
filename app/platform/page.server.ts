import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect, type TypedResponse } from '@remix-run/node'
import type { z } from 'zod'
import { type Translate, translator } from '~/i18n/server'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { safePath } from '~/kernel/paths'
import type { Actor } from './actor'
import { audit } from './audit.server'
import type { Club } from './club.server'
import type { RequestContext } from './context.server'
import type { Toast } from './cookies.server'
import { type Fail, type Failed, FormRefused, failWith, readForm, Unreadable } from './forms.server'
import { guessLanguage } from './language.server'
import { can, type Permission, scopeOf } from './permissions'
import { actorOf } from './sessions/sessions.server'

type Shape = z.ZodType<object>
type Out<S> = S extends z.ZodType<infer T> ? T : Record<never, never>

type Declaration<P, S, F> = {
  /** A permission of the table, `public` for everybody, `signed-in` for anyone with a session. */
  permission: Permission | 'public' | 'signed-in'
  params?: P
  /** Query string. What does not fit falls back to the schema's defaults or answers 404. */
  search?: S
  /** Form of an action; refused fields come back with their sentence. */
  form?: F
}

export type PageContext = {
  club: Club
  actor: Actor
  request: Request
  url: URL
  context: RequestContext
  language: Language
  t: Translate
  /** Key of this submit, from the form; makes a repeat harmless. */
  submission: string | undefined
  /** Dealer whose desk is open: the cookie's choice, else the first that the actor serves; '' is the whole club. */
  deskDealerId: string
  /** Headers of the answer, when the handler returns plain data. */
  headers: Headers
  /** Answers a refusal at its field or above the form: 400, or 409 when there are alternatives. */
  fail: Fail
  /** Redirects with one sentence for the next page. */
  go(to: string, toast?: Toast, headers?: HeadersInit): Promise<TypedResponse<never>>
}

type Handler<P, S, F, R> = (page: PageContext & { params: Out<P>; search: Out<S>; input: Out<F> }) => Promise<R>
type Data<R, F> = Exclude<R, Response> | (F extends Shape ? Failed : never)
type Answer<R, F> = Promise<TypedResponse<Data<R, F>>>

/**
 * The only way into a route: session, permission, params, search and form are declared and arrive typed;
 * errors are mapped here and nowhere else.
 */
export function page<
  R,
  P extends Shape | undefined = undefined,
  S extends Shape | undefined = undefined,
  F extends Shape | undefined = undefined,
>(declaration: Declaration<P, S, F>, handler: Handler<P, S, F, R>) {
  const run = async ({ request, params, context }: LoaderFunctionArgs | ActionFunctionArgs): Answer<R, F> => {
    const { club, cookies } = context
    const url = new URL(request.url)
    try {
      // No text of ours holds it, and PostgreSQL refuses to look for it.
      if (url.href.includes('%00')) throw new NotFound('address')
      const actor = await identify(request, context)
      await admit(actor, declaration.permission, request, context)
      const t = translator(actor.language)
      const page: PageContext = {
        club,
        actor,
        request,
        url,
        context,
        language: actor.language,
        t,
        submission: undefined,
        headers: new Headers(),
        deskDealerId: await openDesk(request, actor, context),
        fail: failWith(t),
        async go(to, toast, headers) {
          const answer = new Headers(headers)
          if (toast) answer.append('Set-Cookie', await cookies.toast.serialize(toast))
          return redirect(safePath(to), { status: 303, headers: answer })
        },
      }
      const input = declaration.form && isWriting(request) ? await readForm(declaration.form, request, page) : {}
      const result = await handler({
        ...page,
        params: check(declaration.params, params) as Out<P>,
        search: check(declaration.search, Object.fromEntries(url.searchParams)) as Out<S>,
        input: input as Out<F>,
      })
      return (result instanceof Response ? result : json(result, { headers: page.headers })) as TypedResponse<
        Data<R, F>
      >
    } catch (error) {
      if (error instanceof FormRefused) return json(error.answer, { status: 400 }) as TypedResponse<Data<R, F>>
      if (error instanceof Response) throw error
      if (error instanceof Unreadable) throw json({ kind: 'failed', id: context.requestId }, { status: 400 })
      if (error instanceof NotFound) throw json({ kind: 'not-found' }, { status: 404 })
      club.log.error({ err: error, requestId: context.requestId, path: url.pathname }, 'request failed')
      throw json({ kind: 'failed', id: context.requestId }, { status: 500 })
    }
  }
  return Object.assign(run, { declaration })
}

const isWriting = (request: Request) => request.method !== 'GET' && request.method !== 'HEAD'

function check(schema: Shape | undefined, value: object): object {
  if (!schema) return {}
  const result = schema.safeParse(value)
  if (!result.success) throw new NotFound('address')
  return result.data
}

async function identify(request: Request, context: RequestContext): Promise<Actor> {
  context.actor ??= (async () => {
    const header = request.headers.get('Cookie')
    const token: unknown = await context.cookies.session.parse(header)
    const theme: unknown = await context.cookies.theme.parse(header)
    return actorOf(context.club, typeof token === 'string' ? token : null, {
      language: await guessLanguage(request, context.cookies),
      theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    })
  })()
  return context.actor
}

async function admit(
  actor: Actor,
  permission: Permission | 'public' | 'signed-in',
  request: Request,
  context: RequestContext,
) {
  if (permission === 'public') return
  const url = new URL(request.url)
  const back = isWriting(request) ? '' : `?to=${encodeURIComponent(url.pathname + url.search)}`
  if (actor.kind === 'guest') throw redirect(`/sign-in${back}`, { status: 303 })
  if (actor.secondFactor === 'wanted') throw redirect(`/sign-in/second-factor${back}`, { status: 303 })
  if (actor.secondFactor === 'enrol') throw redirect(`/sign-in/enrol${back}`, { status: 303 })
  if (permission === 'signed-in' || can(actor, permission)) return
  await context.club.write(actor, (w) =>
    audit(w, {
      action: 'permission.refused',
      subject: `route:${url.pathname}`,
      detail: { permission, method: request.method },
    }),
  )
  throw json({ kind: 'forbidden' }, { status: 403 })
}

async function openDesk(request: Request, actor: Actor, { cookies }: RequestContext): Promise<string> {
  const scope = scopeOf(actor, 'desk:open')
  if (scope === null || scope === 'own') return ''
  const wanted: unknown = await cookies.desk.parse(request.headers.get('Cookie'))
  if (scope === 'club') return typeof wanted === 'string' ? wanted : ''
  if (typeof wanted === 'string' && scope.has(wanted)) return wanted
  return [...scope].sort()[0] ?? ''
}
