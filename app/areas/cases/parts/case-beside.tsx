import { Form } from '@remix-run/react'
import { X } from 'lucide-react'
import { useFormat, useT } from '~/i18n/use'
import { IconButton } from '~/ui/button'
import { Submission } from '~/ui/form'
import { Select, TextInput } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'
import { LINK_KINDS } from '../link-kinds'
import type { DeskCase } from '../read-desk-case.server'
import type { Typed } from './case-acts'

/** Orders, bookings, rescues, events, parts and cases that belong to it. */
export function CaseLinks({ desk, typed }: { desk: DeskCase; typed?: Typed }) {
  const t = useT()
  const added = typed?.act === 'add-link' ? typed : undefined
  return (
    <section>
      <h2 className="pb-1 font-semibold">{t('cases-desk:link.title')}</h2>
      {desk.links.length === 0 && <p className="text-ink-2">{t('cases-desk:link.none')}</p>}
      <ul>
        {desk.links.map((link) => (
          <li key={link.id} className="flex items-center justify-between gap-2 border-line border-t py-1">
            <span>
              {t(`cases-desk:link.kind.${link.kind}`)}{' '}
              {link.href ? (
                <a className="link" href={link.href}>
                  {link.ref}
                </a>
              ) : (
                link.ref
              )}
            </span>
            {desk.may.work && (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="linkId" value={link.id} />
                <IconButton
                  type="submit"
                  name="act"
                  value="drop-link"
                  icon={X}
                  label={t('cases-desk:link.drop', { ref: link.ref })}
                />
              </Form>
            )}
          </li>
        ))}
      </ul>
      {desk.may.work && (
        <details className="cfold" open={added !== undefined}>
          <summary>{t('cases-desk:link.add')}</summary>
          <Form method="post" preventScrollReset className="grid gap-3">
            <Submission />
            <Select
              field={{ id: 'link-kind', name: 'kind', defaultValue: added?.kind }}
              label={t('cases-desk:link.what')}
              options={LINK_KINDS.map((value) => ({ value, label: t(`cases-desk:link.kind.${value}`) }))}
            />
            <TextInput
              field={{ id: 'link-ref', name: 'ref', required: true, maxLength: 80, defaultValue: added?.ref }}
              label={t('cases-desk:link.ref')}
              autoComplete="off"
            />
            <span>
              <SubmitButton kind="line" size="s" name="act" value="add-link">
                {t('cases-desk:link.add')}
              </SubmitButton>
            </span>
          </Form>
        </details>
      )}
    </section>
  )
}

/** Every step with who took it and why, and the promises that were late. */
export function CaseHistory({ desk }: { desk: DeskCase }) {
  const t = useT()
  const format = useFormat(desk.case.zone)
  return (
    <section>
      {desk.breaches.length > 0 && (
        <>
          <h2 className="pb-1 font-semibold">{t('cases-desk:work.breaches')}</h2>
          <ul className="pb-3">
            {desk.breaches.map((one) => (
              <li key={one.id} className={one.level === 'warning' ? 'text-ink-2' : 'text-danger'}>
                {t(`cases-desk:clock.${one.kind as 'reply'}`)} · {t(`cases-desk:work.level.${one.level as 'hq'}`)}{' '}
                <span className="num">{format.dateTime(one.at, 'short')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <details className="cfold">
        <summary>{t('cases-desk:work.history')}</summary>
        <ol className="grid gap-2">
          {desk.history.map((step) => (
            <li key={step.id}>
              <b className="font-medium">{t(`cases-desk:event.${step.event as 'record'}`)}</b>
              {step.solver && <> → {step.solver}</>}
              <span className="block text-micro text-ink-2">
                {format.dateTime(step.at, 'short')} · {step.by || t(`cases-desk:hand.${step.hand as 'owner'}`)}
                {step.from && <> · {t('cases-desk:work.from_case', { number: step.from })}</>}
              </span>
              {step.note && <span className="block">{step.note}</span>}
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}
