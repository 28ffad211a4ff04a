import { z } from 'zod'
import { readReport } from '~/areas/cases/read-report.server'
import { reportPdfTask } from '~/areas/cases/report-pdf.server'
import { disposition } from '~/platform/files.server'
import { page } from '~/platform/page.server'
import { runTask } from '~/platform/threads.server'

const params = z.object({ number: z.string().max(20) })

/** The resolution report as a PDF, in the reader's language. */
export const loader = page({ permission: 'case:read', params }, async ({ club, actor, params, language, t }) => {
  const paper = await readReport(club, actor, params.number, language)
  const bytes = await runTask(reportPdfTask, {
    ...{ paper, language, wordmark: club.config.brand.wordmark },
    page: t('workshop:record.page', { at: '{{at}}', of: '{{of}}' }),
  })
  const name = disposition('attachment', `${paper.number}.pdf`)
  return new Response(bytes as BodyInit, {
    headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': name },
  })
})
