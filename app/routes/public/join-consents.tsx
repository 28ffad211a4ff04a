import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { CONSENT_TEXTS, lawOf, mayJoin, optionalPurposes, requiredPurposes } from '~/areas/membership/consents'
import { agreeForm } from '~/areas/membership/forms'
import { readDraft, writeDraft } from '~/areas/membership/join-draft.server'
import { JoinStep } from '~/areas/membership/parts/join-step'
import { useT } from '~/i18n/use'
import { refuse } from '~/kernel/outcome'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { RadioCards } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { FormActs, SubmitButton } from '~/ui/submit'

const search = z.object({ s: z.string().max(2_000).default('') })

export const loader = page({ permission: 'public', search }, async ({ club, search, language, go }) => {
  const draft = readDraft(club, search.s)
  if (!draft?.proof || !draft.name) return go('/join', { key: 'membership:join.over' })
  return {
    required: requiredPurposes(),
    optional: optionalPurposes(),
    version: CONSENT_TEXTS[lawOf(language)].version,
    agreed: draft.agreed,
  }
})

export const action = page({ permission: 'public', search, form: agreeForm }, async (handed) => {
  const { club, input, search, fail, go } = handed
  const draft = readDraft(club, search.s)
  if (!draft?.proof || !draft.name) return go('/join', { key: 'membership:join.over' })
  const allowed = mayJoin(input.purposes)
  if (!allowed.ok) return fail(refuse(`membership:refusal.${allowed.reason}`))
  return go(`/join/car?s=${writeDraft(club, { ...draft, agreed: input.purposes })}`)
})

export default function JoinConsents() {
  const t = useT()
  const { required, optional, version, agreed } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <JoinStep at={4} title={t('membership:join.consents.title')} text={t('membership:join.consents.text')}>
      <Form method="post" className="form mt-5">
        <FormErrors errors={answer?.refusal ? [answer.refusal.message] : undefined} />
        <RadioCards
          many
          field={{ id: 'purposes', name: 'purposes' }}
          chosen={agreed}
          label={t('membership:join.consents.version', { version })}
          options={[...required, ...optional].map((purpose) => ({
            value: purpose,
            title: required.includes(purpose)
              ? `${t(`membership:consent.purpose.${purpose}.title`)} · ${t('membership:join.consents.required')}`
              : t(`membership:consent.purpose.${purpose}.title`),
            sub: t(`membership:consent.purpose.${purpose}.text`),
          }))}
        />
        <FormActs>
          <SubmitButton full>{t('membership:join.consents.submit')}</SubmitButton>
        </FormActs>
      </Form>
    </JoinStep>
  )
}
