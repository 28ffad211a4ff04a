import { useT } from '~/i18n/use'
import type { CaseState, Nature } from '../rules'

const COMPLAINT: readonly CaseState[] = [
  ...(['new', 'checked', 'assigned', 'analysed', 'proposed'] as const),
  ...(['agreed', 'carried-out', 'confirmed', 'closed'] as const),
]
const ANSWER: readonly CaseState[] = ['new', 'assigned', 'carried-out', 'closed']

/** Where on its way a case stands; that of an inquiry is shorter. */
export function Progress({ state, nature }: { state: CaseState; nature: Nature }) {
  const t = useT()
  const way = nature === 'complaint' || !ANSWER.includes(state) ? COMPLAINT : ANSWER
  const at = way.indexOf(state === 'approval' ? 'analysed' : state)
  if (at < 0) return null
  return (
    <ol className="cstep mb-4" aria-label={t('cases-desk:work.progress')}>
      {way.map((one, index) => (
        <li
          key={one}
          className={index < at ? 'done' : index === at ? 'now' : undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          {t(`cases-desk:state.${index === at ? state : one}`)}
        </li>
      ))}
    </ol>
  )
}
