import { Form } from '@remix-run/react'
import { type ReactNode, useRef } from 'react'
import { useT } from '~/i18n/use'
import { Card, PageTitle, Part } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Code } from '~/ui/figures'
import { Submission } from '~/ui/form'
import { Select, Textarea } from '~/ui/inputs'
import { Facts } from '~/ui/rows'
import { FormActs, SubmitButton } from '~/ui/submit'
import type { KeptFile } from '../../kept-files'
import type { OwnNew } from '../../read-own-new.server'
import type { Nature } from '../../rules'
import { FileFields } from '../file-fields'
import { fieldsOf } from './answered'
import { KindFields } from './kind-fields'
import { StepLine } from './new-steps'
import { useDraft } from './use-draft'

interface WordsStepProps {
  nature: Nature
  kind: NonNullable<OwnNew['kind']>
  page: Pick<OwnNew, 'about' | 'cars' | 'dealers' | 'first'>
  kindHref: string
  /** What the club already knows about these words. */
  suggest: (words: string) => ReactNode
  answer: { result: unknown; refusal: { message: string } | null; kept?: readonly KeptFile[] } | undefined
}

/** Last the words themselves, with what the club wants to know for this kind, and files. */
export function WordsStep({ nature, kind, page, kindHref, suggest, answer }: WordsStepProps) {
  const t = useT()
  const form = useRef<HTMLFormElement>(null)
  const { words, isRestored, onInput } = useDraft(form)
  const { about, cars, dealers, first } = page
  const field = fieldsOf(answer?.result)
  const isNamed = answer?.result !== undefined && Object.keys(errorsOf(answer.result)).some((name) => name !== '')
  return (
    <>
      <StepLine at={3} />
      <PageTitle>{t(`feedback:new.words.${nature}`)}</PageTitle>
      <Card pad className="mt-4">
        <Facts
          left
          of={[
            [
              t(`feedback:nature.${nature}`),
              <>
                {kind.name}{' '}
                <a className="link" href={kindHref}>
                  {t('feedback:new.change')}
                </a>
              </>,
            ],
            [
              t('feedback:about.title'),
              about && (
                <>
                  {[t(`feedback:about.${about.kind}`), about.title].filter(Boolean).join(' · ')}{' '}
                  {/^[A-Z]-/.test(about.ref) && <Code>{about.ref}</Code>}
                </>
              ),
            ],
          ]}
        />
      </Card>
      <Form ref={form} method="post" encType="multipart/form-data" className="form mt-6" onInput={onInput}>
        <Submission />
        <FormErrors errors={answer?.refusal && !isNamed ? [answer.refusal.message] : []} />
        <input type="hidden" name="nature" value={nature} />
        <input type="hidden" name="kindId" value={kind.id} />
        <input type="hidden" name="about" value={about ? `${about.kind}:${about.ref}` : ''} />
        <div className="grid gap-5">
          <Textarea
            field={{ ...field('words'), maxLength: 5_000, required: true }}
            label={t('feedback:new.label')}
            hint={t(`feedback:new.hint.${nature}`)}
            rows={6}
          />
          {isRestored && (
            <p className="text-small text-ink-2" role="status">
              {t('feedback:new.restored')}
            </p>
          )}
          {suggest(words)}
          <FileFields field={field('files')} kept={answer?.kept ?? []} />
        </div>
        {(kind.fields.length > 0 || cars.length > 0 || dealers.length > 0) && (
          <Part title={t('feedback:new.details')}>
            <div className="grid gap-5">
              <KindFields fields={kind.fields} field={field} />
              {cars.length > 0 && (
                <Select
                  field={field('vehicleId', first.vehicleId)}
                  label={t('feedback:new.car')}
                  placeholder={t('feedback:new.no_car')}
                  options={cars.map(({ id, name }) => ({ value: id, label: name }))}
                />
              )}
              <Select
                field={field('dealerId', first.dealerId)}
                label={t('feedback:new.dealer')}
                placeholder={t('feedback:new.head_office')}
                options={dealers.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </div>
          </Part>
        )}
        <FormActs>
          <SubmitButton full>{t(`feedback:new.send.${nature}`)}</SubmitButton>
        </FormActs>
      </Form>
    </>
  )
}

const errorsOf = (result: unknown) => (result as { error?: Record<string, unknown> | null }).error ?? {}
