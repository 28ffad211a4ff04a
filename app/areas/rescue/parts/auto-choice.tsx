import { Form } from '@remix-run/react'
import { useT } from '~/i18n/use'
import { Part } from '~/ui/card'
import { Submission } from '~/ui/form'
import { SubmitButton } from '~/ui/submit'

type Dealer = { id: string; name: string; auto: boolean }

/** Who asks the next helper after a refusal: the rule, or the desk. One dealer a line. */
export function AutoChoice({ dealers }: { dealers: readonly Dealer[] }) {
  const t = useT()
  return (
    <Part title={t('rescue-desk:setUp.auto.head')}>
      <p className="mb-2 text-small text-ink-2">{t('rescue-desk:setUp.auto.text')}</p>
      {dealers.map(({ id, name, auto }) => (
        <Form key={id} method="post" className="flex items-center gap-4 py-1">
          <Submission />
          <input type="hidden" name="dealerId" value={id} />
          <span className="w-60">{name}</span>
          <span className="text-ink-2">{t(auto ? 'rescue-desk:setUp.auto.rule' : 'rescue-desk:setUp.auto.desk')}</span>
          <SubmitButton kind="line" size="s" name="auto" value={auto ? 'off' : 'on'}>
            {t(auto ? 'rescue-desk:setUp.auto.turn_off' : 'rescue-desk:setUp.auto.turn_on')}
          </SubmitButton>
        </Form>
      ))}
    </Part>
  )
}
