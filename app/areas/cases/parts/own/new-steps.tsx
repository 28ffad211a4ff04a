import { CircleHelp, Lightbulb, MessageSquareWarning, ThumbsUp } from 'lucide-react'
import { useT } from '~/i18n/use'
import { PageTitle, Part } from '~/ui/card'
import type { IconType } from '~/ui/icon'
import { Item, Rows } from '~/ui/rows'
import { Steps } from '~/ui/timeline'
import type { OwnBranch } from '../../read-own-kinds.server'
import { NATURES, type Nature } from '../../rules'

export const natureIcon: Record<Nature, IconType> = {
  inquiry: CircleHelp,
  complaint: MessageSquareWarning,
  suggestion: Lightbulb,
  praise: ThumbsUp,
}

/** Where in the three questions the page stands. */
export function StepLine({ at }: { at: 1 | 2 | 3 }) {
  const t = useT()
  return (
    <div className="mb-4">
      <Steps count={3} at={at} label={t('feedback:new.step', { at })} />
    </div>
  )
}

type HrefOf = (change: { nature?: string; kind?: string }) => string

/** First what it is. */
export function NatureStep({ hrefOf }: { hrefOf: HrefOf }) {
  const t = useT()
  return (
    <>
      <StepLine at={1} />
      <PageTitle className="mb-5">{t('feedback:new.nature')}</PageTitle>
      <Rows card>
        {NATURES.map((nature) => (
          <Item
            key={nature}
            icon={natureIcon[nature]}
            title={t(`feedback:nature.${nature}`)}
            sub={t(`feedback:nature.${nature}_text`)}
            href={hrefOf({ nature })}
          />
        ))}
      </Rows>
    </>
  )
}

/** Then what it is about: the tree as the club keeps it. */
export function KindStep({ kinds, hrefOf }: { kinds: readonly OwnBranch[]; hrefOf: HrefOf }) {
  const t = useT()
  return (
    <>
      <StepLine at={2} />
      <PageTitle>{t('feedback:new.kind')}</PageTitle>
      {kinds.map((branch) => (
        <Part key={branch.id} title={branch.kinds.length > 0 ? branch.name : undefined}>
          <Rows card>
            {branch.kinds.map(({ id, name }) => (
              <Item key={id} title={name} href={hrefOf({ kind: id })} />
            ))}
            {branch.fits && (
              <Item
                title={branch.kinds.length > 0 ? t('feedback:new.other', { name: branch.name }) : branch.name}
                href={hrefOf({ kind: branch.id })}
              />
            )}
          </Rows>
        </Part>
      ))}
    </>
  )
}
