import { Form } from '@remix-run/react'
import { UserX } from 'lucide-react'
import { useT } from '~/i18n/use'
import { Part } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Textarea } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'

/** Erases a member on written request: folded away, with the reason, for the club's administrators. */
export function MemberErase({ refusal }: { refusal: string | null }) {
  const t = useT()
  return (
    <Part title={t('archive-desk:erase.title')}>
      <details open={refusal !== null}>
        <summary className="cursor-pointer text-ink-2">{t('archive-desk:erase.open')}</summary>
        <Form method="post" className="mt-3 grid gap-4">
          <input type="hidden" name="intent" value="erase" />
          <FormErrors errors={refusal ? [refusal] : undefined} />
          <p className="text-small text-ink-2">{t('archive-desk:erase.text')}</p>
          <Textarea
            field={{ id: 'erase-reason', name: 'reason' }}
            label={t('archive-desk:erase.reason')}
            hint={t('archive-desk:erase.hint')}
            rows={2}
            required
          />
          <span>
            <SubmitButton kind="danger" size="s" icon={UserX}>
              {t('archive-desk:erase.submit')}
            </SubmitButton>
          </span>
        </Form>
      </details>
    </Part>
  )
}
