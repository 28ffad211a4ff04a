import { useT } from '~/i18n/use'
import { Note } from '~/ui/card'

/** On the page of a step that the case is not at now: what was typed stays there to be copied, and the way to the case. */
export function NotNow({ number }: { number: string }) {
  const t = useT()
  return (
    <Note tone="warn" title={t('cases-desk:refusal.flow_wrong_state')}>
      <a className="link" href={`/desk/cases/${number}`}>
        {number}
      </a>
    </Note>
  )
}
