import type { FieldMetadata } from '@conform-to/react'
import { useT } from '~/i18n/use'
import type { Words } from '~/kernel/words'
import { TextLink } from '~/ui/button'
import { TextInput } from '~/ui/inputs'
import { WordsInput } from '~/ui/words-input'

export type PlaceFieldNames = { place: Words; address: Words; lat: number | undefined; lng: number | undefined }
type Fields = { [Name in keyof PlaceFieldNames]: FieldMetadata<PlaceFieldNames[Name]> }

/** Where it is held: words for people, a point for maps and for the way there. */
export function PlaceFields({ fields }: { fields: Fields }) {
  const t = useT()
  const [lat, lng] = [Number(fields.lat.value), Number(fields.lng.value)]
  const isThere = Boolean(fields.lat.value && fields.lng.value)
  return (
    <div className="grid gap-4">
      <WordsInput field={fields.place} label={t('events-desk:edit.place')} />
      <WordsInput field={fields.address} label={t('events-desk:edit.address')} />
      <div className="grid items-start gap-4 sm:grid-cols-[9rem_9rem_1fr]">
        <TextInput field={fields.lat} label={t('events-desk:edit.lat')} look="num" inputMode="decimal" optional />
        <TextInput field={fields.lng} label={t('events-desk:edit.lng')} look="num" inputMode="decimal" optional />
        <p className="text-ink-2 sm:pt-7">
          {isThere ? (
            <TextLink
              href={`https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=14/${lat}/${lng}`}
              target="_blank"
              rel="noreferrer"
            >
              {t('events-desk:edit.look_map')}
            </TextLink>
          ) : (
            t('events-desk:edit.no_point')
          )}
        </p>
      </div>
    </div>
  )
}
