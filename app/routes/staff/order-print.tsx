import { useLoaderData } from '@remix-run/react'
import { Printer } from 'lucide-react'
import { z } from 'zod'
import { requireDeskOrder } from '~/areas/workshop/own-order.server'
import { RecordSheet } from '~/areas/workshop/parts/record-sheet'
import { readPaper } from '~/areas/workshop/record-files.server'
import { useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { Pane, StaffPage } from '~/ui/staff-shell'

export const loader = page(
  { permission: 'workshop:read', params: z.object({ number: z.string() }) },
  async ({ club, actor, params, language }) => {
    const { id, state } = await requireDeskOrder(club, actor, params.number)
    const { order, paper } = await readPaper(club, id, language)
    return { paper, isIssued: state === 'completed', words: order.customerWords }
  },
)

/** The order on paper: for the windscreen while it is open, the record once it is closed. */
export default function OrderPrint() {
  const t = useT()
  const { paper, isIssued, words } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      path={[
        { label: t('workshop-desk:list.title'), href: '/desk/orders' },
        { label: paper.number, href: `/desk/orders/${paper.number}` },
        { label: t('workshop-desk:order.print') },
      ]}
      acts={
        <Button kind="go" size="s" icon={Printer} onClick={() => window.print()}>
          {t('workshop:record.print')}
        </Button>
      }
    >
      <Pane label={paper.number}>
        <div className="mx-auto max-w-180 text-body">
          <RecordSheet paper={paper} unsealed={!isIssued}>
            {words && (
              <>
                <hr className="thin" />
                <h2>{t('workshop-desk:order.words')}</h2>
                <p className="mt-2 whitespace-pre-line">{words}</p>
              </>
            )}
          </RecordSheet>
        </div>
      </Pane>
    </StaffPage>
  )
}
