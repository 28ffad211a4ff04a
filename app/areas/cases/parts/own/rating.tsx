import { Form } from '@remix-run/react'
import { useT } from '~/i18n/use'
import { RadioCards } from '~/ui/choices'
import type { FieldLike } from '~/ui/field'
import { Submission } from '~/ui/form'
import { Textarea } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'

const SCORES = ['5', '4', '3', '2', '1'] as const

/** How satisfied somebody is, and why. */
export function Rating({ field, act }: { field: (name: string, first?: string) => FieldLike; act?: string }) {
  const t = useT()
  return (
    <Form method="post" className="form">
      <Submission />
      {act && <input type="hidden" name="act" value={act} />}
      <div className="grid gap-5">
        <RadioCards
          field={{ ...field('score'), required: true }}
          label={t('feedback:rate.score')}
          options={SCORES.map((value) => ({ value, title: t(`feedback:rate.s${value}`) }))}
        />
        <Textarea field={{ ...field('comment'), maxLength: 2_000 }} label={t('feedback:rate.comment')} optional />
        <SubmitButton full>{t('feedback:rate.send')}</SubmitButton>
      </div>
    </Form>
  )
}
