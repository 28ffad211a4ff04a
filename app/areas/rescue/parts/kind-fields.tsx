import { useT } from '~/i18n/use'
import { FieldGroup } from '~/ui/field'
import { Select } from '~/ui/inputs'
import type { Service } from '../rules'

type Kind = {
  code: Service
  name: string
  questions: readonly { code: string; text: string; options: readonly { code: string; text: string }[] }[]
}
interface KindProps {
  kinds: readonly Kind[]
  chosen: Service | null
  answers: Readonly<Record<string, string>>
  error?: string
  onChoose(code: Service): void
  onAnswer(question: string, option: string): void
}

/** What happened, in one click, and the questions of that kind. */
export function KindFields({ kinds, chosen, answers, error, onChoose, onAnswer }: KindProps) {
  const t = useT()
  const kind = kinds.find(({ code }) => code === chosen)
  return (
    <>
      <FieldGroup field={{ id: 'service', name: 'service' }} label={t('rescue-desk:intake.what')} error={error}>
        <div className="ri-kinds">
          {kinds.map(({ code, name }) => (
            <label key={code}>
              <input
                type="radio"
                name="service"
                value={code}
                required
                checked={chosen === code}
                onChange={() => onChoose(code)}
              />
              <span>{name}</span>
            </label>
          ))}
        </div>
      </FieldGroup>
      {kind && kind.questions.length > 0 && (
        <div className="grid gap-3 desk:grid-cols-2">
          {kind.questions.map(({ code, text, options }) => (
            <Select
              key={`${kind.code}-${code}`}
              field={{ id: `question-${code}`, name: '' }}
              label={text}
              placeholder="—"
              value={answers[code] ?? ''}
              onChange={(event) => onAnswer(code, event.currentTarget.value)}
              options={options.map((option) => ({ value: option.code, label: option.text }))}
            />
          ))}
        </div>
      )}
      {kind?.questions.map(({ code }) =>
        answers[code] ? (
          <input key={code} type="hidden" name="answers" value={`${code}:${answers[code]}`} readOnly />
        ) : null,
      )}
    </>
  )
}
