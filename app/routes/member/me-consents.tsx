import { Form, useLoaderData } from '@remix-run/react'
import {
  CONSENT_TEXTS,
  type ConsentChannel,
  type ConsentChoice,
  decisionOf,
  lawOf,
  outdatedPurposes,
  PURPOSE_RULES,
  PURPOSES,
} from '~/areas/membership/consents'
import { consentForm } from '~/areas/membership/forms'
import { changeConsents, readDecisions } from '~/areas/membership/keep-consents.server'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Card } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { Checkbox } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { OwnerPage } from '~/ui/owner-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

/** Channels that the club writes on by itself; in the app is not one to switch off. */
const SHOWN: readonly ConsentChannel[] = ['mail', 'sms', 'phone']

export const loader = page({ permission: 'profile:own' }, async ({ club, actor, language }) => {
  if (!actor.memberId) throw new NotFound('member')
  const decisions = await readDecisions({ schema: club.schema, read: club.store.read }, actor.memberId)
  const outdated = outdatedPurposes(decisions)
  return {
    version: CONSENT_TEXTS[lawOf(language)].version,
    purposes: PURPOSES.map((purpose) => {
      const latest = decisionOf(decisions, purpose)
      return {
        purpose,
        required: PURPOSE_RULES[purpose].basis === 'contract',
        given: latest?.given === true,
        latest: latest ? { given: latest.given, at: latest.at, version: latest.version } : null,
        outdated: outdated.includes(purpose),
        channels: PURPOSE_RULES[purpose].channels
          .filter((channel) => SHOWN.includes(channel))
          .map((channel) => ({ channel, on: decisionOf(decisions, purpose, channel)?.given !== false })),
      }
    }),
  }
})

export const action = page({ permission: 'profile:own', form: consentForm }, async (handed) => {
  const { club, actor, input, submission, fail, go } = handed
  if (!actor.memberId) throw new NotFound('member')
  const given = new Set(input.given)
  const decisions = await readDecisions({ schema: club.schema, read: club.store.read }, actor.memberId)
  const chosen = PURPOSES.flatMap((purpose): ConsentChoice[] => {
    const { basis, channels } = PURPOSE_RULES[purpose]
    const isGiven = basis === 'contract' || given.has(purpose)
    const about: ConsentChoice = { purpose, given: isGiven }
    // Channels stand on the form only under what was agreed to before.
    if (!isGiven || decisionOf(decisions, purpose)?.given !== true) return [about]
    const shown = channels.filter((channel) => SHOWN.includes(channel))
    return [about, ...shown.map((channel) => ({ purpose, channel, given: given.has(`${purpose}:${channel}`) }))]
  })
  const changed = await changeConsents({ club, actor, submission, chosen })
  if (!changed.ok) return fail(changed)
  return go('/me/consents', {
    key: changed.value.changed > 0 ? 'membership:consent.saved' : 'membership:consent.unchanged',
  })
})

type Row = ReturnType<typeof useLoaderData<typeof loader>>['purposes'][number]

export default function Consents() {
  const t = useT()
  const { purposes, version } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <OwnerPage back="/me" title={t('membership:consent.title')}>
      <p className="mb-5 text-small text-ink-2">
        {t('membership:consent.text')} {t('membership:join.consents.version', { version })}
      </p>
      <Form method="post" className="form">
        <FormErrors errors={answer?.refusal ? [answer.refusal.message] : undefined} />
        <Submission />
        <div className="grid gap-3">
          {purposes.map((row) => (
            <Purpose key={row.purpose} row={row} />
          ))}
        </div>
        <FormActs>
          <SubmitButton full>{t('membership:consent.submit')}</SubmitButton>
        </FormActs>
      </Form>
    </OwnerPage>
  )
}

function Purpose({ row }: { row: Row }) {
  const t = useT()
  const format = useFormat()
  const { purpose, required, given, latest, outdated, channels } = row
  const standing = !latest
    ? t('membership:consent.never')
    : latest.given
      ? t('membership:consent.since', { date: format.date(latest.at), version: latest.version })
      : t('membership:consent.withdrawn', { date: format.date(latest.at) })
  return (
    <Card pad>
      <Checkbox
        field={{ id: purpose, name: 'given', initialValue: given }}
        value={purpose}
        disabled={required}
        hint={
          <>
            {t(`membership:consent.purpose.${purpose}.text`)}
            <br />
            {standing}
          </>
        }
      >
        <b className="font-semibold">{t(`membership:consent.purpose.${purpose}.title`)}</b>{' '}
        {required && <Chip>{t('membership:join.consents.required')}</Chip>}
        {outdated && <Chip tone="warn">{t('membership:consent.outdated')}</Chip>}
      </Checkbox>
      {given && channels.length > 0 && (
        <fieldset className="mt-3 border-line border-t pt-3">
          <legend className="sr-only">{t('membership:consent.channels')}</legend>
          <div className="flex flex-wrap gap-x-6 gap-y-1">
            {channels.map(({ channel, on }) => (
              <Checkbox
                key={channel}
                field={{ id: `${purpose}-${channel}`, name: 'given', initialValue: on }}
                value={`${purpose}:${channel}`}
              >
                {t(`membership:consent.channel.${channel}`)}
              </Checkbox>
            ))}
          </div>
        </fieldset>
      )}
    </Card>
  )
}
