import { useT } from '~/i18n/use'
import { Select, TextInput } from '~/ui/inputs'
import type { KindChoice } from '../read-choices.server'
import type { Nature } from '../rules'

/** What was typed into the form of a new case that was refused. */
export type TypedCase = {
  [name in
    | 'kindId'
    | 'source'
    | 'receivedAt'
    | 'severity'
    | 'vehicleId'
    | 'words'
    | 'title'
    | 'plate'
    | 'dealerId']?: string
} & {
  nature?: Nature
  caller?: { name?: string; phone?: string; email?: string }
  answers?: Record<string, string | undefined>
}
type Props = { typed: TypedCase | undefined; errorOf(name: string): string | undefined }

/** Somebody who is no member, as they say who they are. */
export function CallerFields({ typed, errorOf }: Props) {
  const t = useT()
  const { name, phone, email } = typed?.caller ?? {}
  return (
    <>
      <h3 className="font-semibold">{t('cases-desk:new.caller')}</h3>
      <TextInput
        field={{ id: 'caller.name', name: 'caller.name', maxLength: 80, defaultValue: name }}
        label={t('cases-desk:new.caller_name')}
        error={errorOf('caller.name')}
        autoComplete="off"
        form="take-down"
      />
      <div className="grid gap-3 desk:grid-cols-2">
        <TextInput
          field={{ id: 'caller.phone', name: 'caller.phone', maxLength: 30, defaultValue: phone }}
          label={t('cases-desk:new.caller_phone')}
          error={errorOf('caller.phone')}
          type="tel"
          autoComplete="off"
          form="take-down"
        />
        <TextInput
          field={{ id: 'caller.email', name: 'caller.email', maxLength: 254, defaultValue: email }}
          label={t('cases-desk:new.caller_email')}
          error={errorOf('caller.email')}
          type="email"
          autoComplete="off"
          form="take-down"
        />
      </div>
    </>
  )
}

/** What the club asks about a kind of cases. */
export function KindFields({ kind, typed, errorOf }: Props & { kind: KindChoice }) {
  return kind.fields.map(({ code, kind: type, label, options, required }) => {
    const name = `answers.${code}`
    const field = { id: name, name, required, defaultValue: typed?.answers?.[code] }
    return type === 'choice' ? (
      <Select
        key={code}
        field={field}
        label={label}
        placeholder=""
        options={options.map((one) => ({ value: one.code, label: one.text }))}
        error={errorOf(name)}
      />
    ) : (
      <TextInput key={code} field={field} label={label} type={type} error={errorOf(name)} autoComplete="off" />
    )
  })
}
