import { FilePlus, FileText } from 'lucide-react'
import type { Format } from '~/i18n/format'
import type { Translate } from '~/i18n/keys'
import { useFormat, useT } from '~/i18n/use'
import { ButtonLink } from '~/ui/button'
import { Card, Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { Item, Rows } from '~/ui/rows'
import type { VehicleDocument } from '../keep-documents.server'
import type { Term } from '../read-car.server'

function termLine(t: Translate, format: Format, term: Term): string {
  if (term.until === null && term.untilKm === null) return t('garage:date.missing')
  const km = term.untilKm === null ? '' : format.number(term.untilKm)
  const date = term.until === null ? '' : format.date(term.until)
  const until = !date
    ? t('garage:due.atKm', { km })
    : km
      ? t('garage:date.untilKm', { date, km })
      : t('garage:date.until', { date })
  if (term.inspection && term.daysLeft !== null && term.daysLeft > 0) {
    return `${until} · ${t(`garage:date.${term.inspection.kind}`)}`
  }
  return until
}

function termLeft(t: Translate, { daysLeft }: Term): string {
  if (daysLeft === null) return ''
  if (daysLeft === 0) return t('garage:date.today')
  return daysLeft < 0 ? t('garage:date.over', { count: -daysLeft }) : t('garage:date.left', { count: daysLeft })
}

/** Insurance, inspection and warranty: quiet while fine, coloured when near or over. */
export function Terms({ terms, at }: { terms: readonly Term[]; at: string }) {
  const t = useT()
  const format = useFormat()
  return (
    <Part title={t('garage:date.title')} way={{ href: `${at}/edit#dates`, label: t('garage:date.edit') }}>
      <Rows card>
        {terms.map((term) => (
          <Item
            key={term.kind}
            title={t(`garage:date.${term.kind}`)}
            sub={termLine(t, format, term)}
            end={
              term.state === 'soon' || term.state === 'late' ? (
                <Chip tone={term.state === 'late' ? 'danger' : 'warn'}>
                  {termLeft(t, term) || t(`garage:date.${term.state}`)}
                </Chip>
              ) : (
                <span className="num text-small text-ink-2">{termLeft(t, term)}</span>
              )
            }
          />
        ))}
      </Rows>
    </Part>
  )
}

export type DocumentView = Omit<VehicleDocument, 'fileId'>

export const documentName = (t: Translate, { title, kind }: DocumentView) => title || t(`garage:document.kinds.${kind}`)

/** The newest papers, and the way to all of them. */
export function Documents({ documents, at }: { documents: readonly DocumentView[]; at: string }) {
  const t = useT()
  const format = useFormat()
  const photos = documents.filter(({ kind }) => kind === 'photo').slice(0, 4)
  const papers = documents.filter(({ kind }) => kind !== 'photo').slice(0, 4)
  return (
    <Part title={t('garage:document.title')} way={{ href: `${at}/documents`, label: t('garage:odometer.all') }}>
      {documents.length === 0 && (
        <Card pad>
          <p className="text-small text-ink-2">{t('garage:document.empty')}</p>
        </Card>
      )}
      <Photos photos={photos} at={at} />
      {papers.length > 0 && (
        <Rows card className="mt-3">
          {papers.map((one) => (
            <Item
              key={one.id}
              icon={FileText}
              title={documentName(t, one)}
              sub={
                one.validUntil
                  ? t('garage:document.valid', { date: format.date(one.validUntil) })
                  : format.date(one.addedAt)
              }
              href={`${at}/documents/${one.id}`}
            />
          ))}
        </Rows>
      )}
      <p className="mt-3">
        <ButtonLink icon={FilePlus} href={`${at}/documents`}>
          {t('garage:document.add')}
        </ButtonLink>
      </p>
    </Part>
  )
}

/** Photos as small pictures; each opens the whole one. */
export function Photos({ photos, at }: { photos: readonly DocumentView[]; at: string }) {
  const t = useT()
  if (photos.length === 0) return null
  return (
    <div className="grid grid-cols-2 gap-2">
      {photos.map((one) => (
        <a
          key={one.id}
          href={`${at}/documents/${one.id}`}
          data-document
          aria-label={t('garage:document.open', { name: documentName(t, one) })}
        >
          <img
            className="aspect-4/3 w-full rounded-card border border-line object-cover"
            src={`${at}/documents/${one.id}?size=small`}
            alt={documentName(t, one)}
            loading="lazy"
          />
        </a>
      ))}
    </div>
  )
}
