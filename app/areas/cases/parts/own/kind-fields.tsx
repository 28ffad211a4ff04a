import { useT } from '~/i18n/use'
import type { FieldLike } from '~/ui/field'
import { DateInput, Select, TextInput } from '~/ui/inputs'
import type { OwnField } from '../../read-own-kinds.server'

/** What the club wants to know for this kind of case. */
export function KindFields({ fields, field }: { fields: readonly OwnField[]; field: (name: string) => FieldLike }) {
  const t = useT()
  return (
    <>
      {fields.map(({ code, kind, label, options, required }) => {
        const shared = { field: { ...field(`answers.${code}`), required }, label, optional: !required }
        if (kind === 'choice') {
          return (
            <Select
              key={code}
              {...shared}
              placeholder={t('feedback:new.choose')}
              options={options.map((option) => ({ value: option.code, label: option.text }))}
            />
          )
        }
        if (kind === 'date') return <DateInput key={code} {...shared} />
        return (
          <TextInput
            key={code}
            {...shared}
            maxLength={300}
            inputMode={kind === 'number' ? 'decimal' : undefined}
            autoComplete="off"
          />
        )
      })}
    </>
  )
}
