import './call.css'
import { ShieldCheck, ShieldX } from 'lucide-react'
import { useT } from '~/i18n/use'
import { FieldGroup, type FieldLike } from '~/ui/field'
import { Icon } from '~/ui/icon'
import type { Service } from '../rules'
import { serviceIcon } from './service-icon'

export type AskedService = {
  code: Service
  name: string
  questions: { code: string; text: string; options: { code: string; text: string }[] }[]
}

/** The first question of all: who is in danger is told what to do at once. */
export function SafeChoice({ field }: { field: FieldLike }) {
  const t = useT()
  const first = String(field.initialValue ?? '')
  return (
    <FieldGroup field={field} label={t('rescue:safe.question')} className="rescue-ask">
      <div className="rescue-safe">
        {(['yes', 'no'] as const).map((answer) => (
          <label key={answer}>
            <input type="radio" name={field.name} value={answer} required defaultChecked={first === answer} />
            <Icon as={answer === 'yes' ? ShieldCheck : ShieldX} />
            <span>{t(`rescue:safe.${answer}`)}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

/** What happened, as pictures with a word, and the questions of the one that was chosen. */
export function KindChoice({ field, services }: { field: FieldLike; services: readonly AskedService[] }) {
  const t = useT()
  const first = String(field.initialValue ?? '')
  return (
    <>
      <FieldGroup field={field} label={t('rescue:new.what')} className="rescue-ask">
        <div className="rescue-kinds">
          {services.map(({ code, name }) => (
            <label key={code}>
              <input type="radio" name={field.name} value={code} required defaultChecked={first === code} />
              <Icon as={serviceIcon[code]} />
              <span>{name}</span>
            </label>
          ))}
        </div>
      </FieldGroup>
      {services.map(
        ({ code, questions }) =>
          questions.length > 0 && (
            <div key={code} data-when={code}>
              <div className="mt-5 grid gap-5">
                {questions.map((question) => (
                  <Question key={question.code} service={code} question={question} />
                ))}
              </div>
            </div>
          ),
      )}
    </>
  )
}

function Question({ service, question }: { service: string; question: AskedService['questions'][number] }) {
  const name = `ask.${service}.${question.code}`
  return (
    <FieldGroup field={{ id: name, name }} label={question.text}>
      <div className="seg seg-full">
        {question.options.map((option) => (
          <label key={option.code}>
            <input type="radio" name={name} value={option.code} />
            <span>{option.text}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
