import { Snowflake } from 'lucide-react'
import { useT } from '~/i18n/use'
import { Note } from '~/ui/card'
import { Textarea, TextInput } from '~/ui/inputs'
import { Act, Ask } from './ask'

interface MassProps {
  events: readonly { id: string; name: string; text: string; calls: number }[]
  mayManage: boolean
}

/** Events that go on, above the calls. */
export function MassEvents({ events, mayManage }: MassProps) {
  const t = useT()
  return events.map(({ id, name, text, calls }) => (
    <Note
      key={id}
      tone="warn"
      icon={Snowflake}
      className="m-3"
      title={t('rescue-desk:board.mass_open', { name, count: calls })}
      acts={mayManage && <Act act="mass-end" sent={{ massEventId: id }} label={t('rescue-desk:board.mass_end')} />}
    >
      <p>{text}</p>
    </Note>
  ))
}

/** Starts one, with its own text on the owners' page. */
export function StartMassEvent() {
  const t = useT()
  return (
    <Ask
      id="mass-start"
      act="mass-start"
      sent={{}}
      icon={Snowflake}
      label={t('rescue-desk:board.mass_start')}
      title={t('rescue-desk:board.mass_start')}
      says={t('rescue-desk:board.mass_says')}
      keep={t('rescue-desk:board.cancel')}
    >
      <TextInput
        field={{ id: 'mass-name-zh', name: 'nameZh', required: true, maxLength: 60 }}
        label={t('rescue-desk:board.mass_name_zh')}
      />
      <TextInput
        field={{ id: 'mass-name-en', name: 'nameEn', required: true, maxLength: 60 }}
        label={t('rescue-desk:board.mass_name_en')}
      />
      <Textarea
        field={{ id: 'mass-text-zh', name: 'textZh', required: true, maxLength: 500 }}
        label={t('rescue-desk:board.mass_text_zh')}
        rows={2}
      />
      <Textarea
        field={{ id: 'mass-text-en', name: 'textEn', required: true, maxLength: 500 }}
        label={t('rescue-desk:board.mass_text_en')}
        rows={2}
      />
    </Ask>
  )
}
