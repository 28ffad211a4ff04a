import { useLoaderData } from '@remix-run/react'
import { Download, Printer } from 'lucide-react'
import { z } from 'zod'
import { readReport } from '~/areas/cases/read-report.server'
import { useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { Button, ButtonLink } from '~/ui/button'
import { Note } from '~/ui/card'
import { DocumentSheet } from '~/ui/document'
import { Pane, StaffPage } from '~/ui/staff-shell'

const params = z.object({ number: z.string().max(20) })

export const loader = page({ permission: 'case:read', params }, async ({ club, actor, params, language }) => ({
  paper: await readReport(club, actor, params.number, language),
}))

/** What became of a case, as a document that is printed and kept. */
export default function CaseReport() {
  const t = useT()
  const { paper } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      path={[
        { label: t('cases-setup:back'), href: '/desk/cases' },
        { label: paper.number, href: `/desk/cases/${paper.number}` },
        { label: t('cases-setup:report.title') },
      ]}
      withoutSearch
      acts={
        <>
          <ButtonLink size="s" icon={Download} href={`/desk/cases/${paper.number}/report.pdf`} download>
            PDF
          </ButtonLink>
          <Button kind="go" size="s" icon={Printer} onClick={() => window.print()}>
            {t('cases-setup:report.print')}
          </Button>
        </>
      }
    >
      <Pane label={paper.number}>
        <div className="mx-auto max-w-180 text-body">
          {!paper.isClosed && <Note className="mb-4">{t('cases-setup:report.open')}</Note>}
          <DocumentSheet number={paper.number} date={paper.day} title={paper.title} from={paper.dealer}>
            {paper.parts.map((part) => (
              <section key={part.title} className="keep">
                <hr className="thin" />
                <h2>{part.title}</h2>
                {part.pairs.length > 0 && (
                  <dl className="facts facts-left mt-2">
                    {part.pairs.map(([label, value], at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: two steps may fall into one minute
                      <Pair key={at} label={label} value={value} />
                    ))}
                  </dl>
                )}
                {part.text && <p className="mt-2 whitespace-pre-line wrap-anywhere">{part.text}</p>}
              </section>
            ))}
            <hr className="thin" />
            <p className="text-small text-ink-2">{paper.issued}</p>
          </DocumentSheet>
        </div>
      </Pane>
    </StaffPage>
  )
}

const Pair = ({ label, value }: { label: string; value: string }) => (
  <>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </>
)
