import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useT } from '~/i18n/use'
import { Submission } from '~/ui/form'
import { Select, TextInput } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'
import { DEPARTMENTS } from '../rules'

type Option = { value: string; label: string }
const ACTS = ['take', 'route', 'hand-over'] as const

/** What is done with the rows that are ticked, each on its own. */
export function BulkBar({ workers, back }: { workers: readonly Option[]; back: string }) {
  const t = useT()
  const [act, setAct] = useState('')
  const isFor = (one: (typeof ACTS)[number]) => act === '' || act === one
  return (
    <details className="cfold mt-4">
      <summary>{t('cases-desk:bulk.title')}</summary>
      <Form method="post" action="/desk/cases/bulk" id="bulk" className="filters">
        <Submission />
        <input type="hidden" name="back" value={back} />
        <Select
          field={{ id: 'bulk-act', name: 'act' }}
          label={t('cases-desk:bulk.act')}
          options={ACTS.map((value) => ({ value, label: t(`cases-desk:bulk.${value}`) }))}
          onChange={(event) => setAct(event.currentTarget.value)}
        />
        {isFor('route') && (
          <>
            <Select
              field={{ id: 'bulk-department', name: 'department' }}
              label={t('cases-desk:bulk.department')}
              placeholder=""
              options={DEPARTMENTS.map((value) => ({ value, label: t(`cases-desk:department.${value}`) }))}
            />
            <Select
              field={{ id: 'bulk-solver', name: 'solverId' }}
              label={t('cases-desk:bulk.solver')}
              placeholder={t('cases-desk:bulk.pool')}
              options={workers}
            />
          </>
        )}
        {isFor('hand-over') && (
          <Select
            field={{ id: 'bulk-keeper', name: 'keeperId' }}
            label={t('cases-desk:bulk.keeper')}
            placeholder=""
            options={workers}
          />
        )}
        {act !== 'take' && (
          <TextInput
            field={{ id: 'bulk-note', name: 'note', maxLength: 500 }}
            label={t('cases-desk:bulk.note')}
            autoComplete="off"
          />
        )}
        <SubmitButton kind="line" size="s">
          {t('cases-desk:bulk.run')}
        </SubmitButton>
      </Form>
    </details>
  )
}
