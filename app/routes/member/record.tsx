import { useLoaderData } from '@remix-run/react'
import { Download, FileSpreadsheet, Printer } from 'lucide-react'
import { z } from 'zod'
import { SaySo } from '~/areas/cases/parts/own/say-so'
import { requireOwnRecord } from '~/areas/workshop/own-order.server'
import { RecordSheet } from '~/areas/workshop/parts/record-sheet'
import { readPaper } from '~/areas/workshop/record-files.server'
import { pointsOfRecord } from '~/areas/workshop/record-points.server'
import { useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { ButtonLink, IconButton, IconLink, TextLink } from '~/ui/button'
import { Part } from '~/ui/card'
import { Figure } from '~/ui/figures'
import { OwnerPage } from '~/ui/owner-shell'
import { Entry, Rows } from '~/ui/rows'

export const loader = page(
  { permission: 'record:own', params: z.object({ number: z.string() }) },
  async ({ club, actor, params, language }) => {
    const { id, memberId, zone } = await requireOwnRecord(club, actor, params.number)
    const { paper, order } = await readPaper(club, id, language)
    return {
      paper,
      vehicleId: order.vehicleId,
      photos: order.photos.map((photo) => photo.id),
      points: memberId ? await pointsOfRecord(club, { orderId: id, memberId, zone }, language) : null,
    }
  },
)

/** The record of a visit, for ever: a document to read, print and keep. */
export default function Record() {
  const t = useT()
  const { paper, vehicleId, photos, points } = useLoaderData<typeof loader>()
  const { number } = paper
  return (
    <OwnerPage
      back="/records"
      title={t('workshop:record.title')}
      titled={false}
      actions={
        <>
          <IconButton icon={Printer} label={t('workshop:record.print')} onClick={() => window.print()} />
          <IconLink
            icon={Download}
            href={`/records/${number}/pdf`}
            download={`${number}.pdf`}
            label={t('workshop:record.pdf')}
          />
        </>
      }
    >
      <RecordSheet
        paper={paper}
        bookAdvice={() =>
          vehicleId && (
            <ButtonLink size="s" className="no-print" href={`/book/new/dealer?car=${vehicleId}`}>
              {t('workshop:record.book_it')}
            </ButtonLink>
          )
        }
      />
      {photos.length > 0 && (
        <Part title={t('workshop:record.photos')} className="no-print">
          <div className="flex flex-wrap gap-2">
            {photos.map((id, at) => (
              <a key={id} href={`/visits/${number}/photos/${id}`} data-document>
                <img
                  className="h-20 w-26 rounded-card border border-line object-cover"
                  src={`/visits/${number}/photos/${id}?size=small`}
                  alt={t('workshop:record.photo', { n: at + 1 })}
                  loading="lazy"
                />
              </a>
            ))}
          </div>
        </Part>
      )}
      <div className="no-print">
        {points && (
          <Part
            title={t('workshop:record.points')}
            end={
              <Figure small className="text-accent">
                {points.total}
              </Figure>
            }
          >
            <Rows card>
              {points.lines.map((line) => (
                <Entry key={line.title} title={line.title} value={line.value} why={line.why} />
              ))}
            </Rows>
            <TextLink alone href="/points">
              {t('workshop:record.points_link')}
            </TextLink>
          </Part>
        )}
        <Part>
          <ButtonLink full icon={FileSpreadsheet} href={`/records/${number}/csv`} download={`${number}.csv`}>
            {t('workshop:record.csv')}
          </ButtonLink>
        </Part>
        <SaySo about={`record:${number}`} />
      </div>
    </OwnerPage>
  )
}
