import { useT } from '~/i18n/use'
import { Checkbox } from '~/ui/choices'
import type { FieldLike } from '~/ui/field'
import { Select, TextInput } from '~/ui/inputs'
import type { PartyFormView } from '../read-join.server'

/** One thing that the event asks, answered in words, by a choice, or with a yes. */
export function Question({ question, field }: { question: PartyFormView['questions'][number]; field: FieldLike }) {
  const t = useT()
  const { kind, text, options, required } = question
  if (kind === 'yes')
    return (
      <Checkbox field={{ ...field, initialValue: field.initialValue === 'yes' }} value="yes">
        {text}
      </Checkbox>
    )
  if (kind === 'choice')
    return (
      <Select
        field={field}
        label={text}
        optional={!required}
        placeholder={t('events:join.choose')}
        options={options.map((option) => ({ value: option.code, label: option.text }))}
      />
    )
  return <TextInput field={field} label={text} optional={!required} maxLength={500} autoComplete="off" />
}
