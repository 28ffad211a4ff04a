import type { FieldMetadata } from '@conform-to/react'
import { useT } from '~/i18n/use'
import type { Words } from '~/kernel/words'
import { Part } from '~/ui/card'
import { Checkbox, RadioCards, Segmented } from '~/ui/choices'
import { type Choice, DateInput, Select, TextInput } from '~/ui/inputs'
import { WordsInput } from '~/ui/words-input'
import { EVENT_ARTS } from '../art'
import { EVENT_KINDS, TIERS_UP } from '../rules'
import { type PlaceFieldNames, PlaceFields } from './place-fields'

type Early = { silver: number; gold: number; platinum: number }
export type EditNames = PlaceFieldNames & {
  version: number
  dealerId: string
  seriesId: string
  chapterId: string
  kind: string
  title: Words
  summary: Words
  detail: Words
  art: string
  zone: string
  currency: string
  opensAt: string
  closesAt: string
  early: Early
  minTier: string
  models: string[]
  chapterIds: string[]
  dealerIds: string[]
  partyMax: number
  refunds: { hoursBefore: number | undefined; percent: number | undefined }[]
  fairness: string
  mostSkips: number
  tierFirst: boolean
  offerMinutes: number
  noShowMonths: number
  budget: string
}
type Fields = { [Name in keyof EditNames]: FieldMetadata<EditNames[Name]> }
type Choices = {
  hosts: readonly Choice[]
  isClub: boolean
  dealers: readonly Choice[]
  zones: readonly string[]
  models: readonly Choice[]
  series: readonly Choice[]
  chapters: readonly Choice[]
}
type Props = { fields: Fields; choices: Choices }

/** What it is and where it belongs. */
export function WhatFields({ fields, choices }: Props) {
  const t = useT()
  return (
    <Part title={t('events-desk:edit.what')} id="what">
      <div className="grid gap-4">
        <WordsInput field={fields.title} label={t('events-desk:edit.title')} />
        <WordsInput field={fields.summary} label={t('events-desk:edit.summary')} long />
        <WordsInput field={fields.detail} label={t('events-desk:edit.detail')} long />
        <div className="grid gap-4 sm:grid-cols-2 desk:grid-cols-3">
          <Select
            field={fields.kind}
            label={t('events-desk:col.kind')}
            options={EVENT_KINDS.map((value) => ({ value, label: t(`events-desk:kind.${value}`) }))}
          />
          <Select
            field={fields.dealerId}
            label={t('events-desk:edit.host')}
            {...(choices.isClub ? { placeholder: t('events-desk:edit.club') } : {})}
            options={choices.hosts}
          />
          <Select
            field={fields.art}
            label={t('events-desk:edit.art')}
            options={EVENT_ARTS.map((value) => ({ value, label: t(`events-desk:art.${value}`) }))}
          />
          <Select
            field={fields.seriesId}
            label={t('events-desk:edit.series')}
            placeholder={t('events-desk:edit.none')}
            options={choices.series}
          />
          <Select
            field={fields.chapterId}
            label={t('events-desk:edit.chapter')}
            placeholder={t('events-desk:edit.none')}
            options={choices.chapters}
          />
          <TextInput field={fields.budget} label={t('events-desk:edit.budget')} look="num" inputMode="decimal" />
        </div>
      </div>
    </Part>
  )
}

/** Where it is, on which clocks, in which money. */
export function WhereFields({ fields, choices, fixed }: Props & { fixed: boolean }) {
  const t = useT()
  return (
    <Part title={t('events-desk:edit.where')} id="where">
      {fixed && <p className="mb-3 text-ink-2">{t('events-desk:edit.place_told')}</p>}
      <PlaceFields fields={fields} />
      <div className="mt-4 grid gap-4 sm:grid-cols-2 desk:grid-cols-3">
        {fixed ? (
          <>
            <input type="hidden" name="zone" value={String(fields.zone.initialValue ?? '')} />
            <input type="hidden" name="currency" value={String(fields.currency.initialValue ?? '')} />
          </>
        ) : (
          <>
            <Select
              field={fields.zone}
              label={t('events-desk:edit.zone')}
              options={choices.zones.map((value) => ({ value, label: value }))}
            />
            <TextInput field={fields.currency} label={t('events-desk:edit.currency')} look="code" required />
          </>
        )}
      </div>
    </Part>
  )
}

/** Who may register, and from when. */
export function WhoFields({ fields, choices }: Props) {
  const t = useT()
  const early = fields.early.getFieldset()
  return (
    <Part title={t('events-desk:edit.who')} id="who">
      <div className="grid gap-4 sm:grid-cols-2">
        <DateInput
          time
          field={fields.opensAt}
          label={t('events-desk:edit.opens')}
          hint={t('events-desk:edit.opens_hint')}
        />
        <DateInput
          time
          field={fields.closesAt}
          label={t('events-desk:edit.closes')}
          hint={t('events-desk:edit.closes_hint')}
        />
      </div>
      <div className="mt-4 grid gap-4 sm:grid-cols-3">
        {(['silver', 'gold', 'platinum'] as const).map((tier) => (
          <TextInput
            key={tier}
            field={early[tier]}
            label={t('events-desk:edit.early', { tier: t(`points:tier.${tier}`) })}
            unit={t('events-desk:unit.hours')}
            look="num"
            inputMode="numeric"
          />
        ))}
        <Select
          field={fields.minTier}
          label={t('events-desk:edit.min_tier')}
          options={TIERS_UP.map((value) => ({ value, label: t(`points:tier.${value}`) }))}
        />
        <TextInput
          field={fields.partyMax}
          label={t('events-desk:edit.party_max')}
          unit={t('events-desk:unit.people')}
          look="num"
          inputMode="numeric"
          required
        />
        <TextInput
          field={fields.noShowMonths}
          label={t('events-desk:edit.no_show')}
          hint={t('events-desk:edit.no_show_hint')}
          unit={t('events-desk:unit.months')}
          look="num"
          inputMode="numeric"
        />
      </div>
      <div className="mt-4 grid items-start gap-4 sm:grid-cols-3">
        <Many field={fields.models} label={t('events-desk:edit.models')} options={choices.models} />
        {choices.chapters.length > 0 && (
          <Many field={fields.chapterIds} label={t('events-desk:edit.chapters')} options={choices.chapters} />
        )}
        <Many field={fields.dealerIds} label={t('events-desk:edit.dealers')} options={choices.dealers} />
      </div>
      <p className="mt-2 text-ink-2">{t('events-desk:edit.nobody_chosen')}</p>
    </Part>
  )
}

const Many = ({
  field,
  label,
  options,
}: {
  field: FieldMetadata<string[]>
  label: string
  options: readonly Choice[]
}) => (
  <RadioCards many field={field} label={label} options={options.map(({ value, label }) => ({ value, title: label }))} />
)

/** The queue, and what comes back of what was paid. */
export function RuleFields({ fields }: Pick<Props, 'fields'>) {
  const t = useT()
  const refunds = fields.refunds.getFieldList()
  return (
    <>
      <Part title={t('events-desk:edit.queue')} id="queue">
        <div className="grid gap-4 sm:grid-cols-2">
          <Segmented
            field={fields.fairness}
            label={t('events-desk:edit.fairness')}
            hint={t('events-desk:edit.fairness_hint')}
            options={(['strict', 'skip'] as const).map((value) => ({
              value,
              label: t(`events-desk:fairness.${value}`),
            }))}
          />
          <TextInput
            field={fields.mostSkips}
            label={t('events-desk:edit.skips')}
            hint={t('events-desk:edit.skips_hint')}
            look="num"
            inputMode="numeric"
          />
          <TextInput
            field={fields.offerMinutes}
            label={t('events-desk:edit.offer')}
            unit={t('events-desk:unit.minutes')}
            look="num"
            inputMode="numeric"
            required
          />
          <Checkbox field={fields.tierFirst} className="sm:pt-7">
            {t('events-desk:edit.tier_first')}
          </Checkbox>
        </div>
      </Part>
      <Part title={t('events-desk:edit.refunds')} id="refunds">
        <p className="mb-3 text-ink-2">{t('events-desk:edit.refunds_text')}</p>
        <div className="grid max-w-md gap-3">
          {refunds.map((field, at) => {
            const { hoursBefore, percent } = field.getFieldset()
            return (
              <div key={field.key} className="grid grid-cols-2 gap-4">
                <TextInput
                  field={hoursBefore}
                  label={t('events-desk:edit.until', { row: at + 1 })}
                  unit={t('events-desk:unit.hours_before')}
                  look="num"
                  inputMode="numeric"
                />
                <TextInput field={percent} label={t('events-desk:edit.back')} unit="%" look="num" inputMode="numeric" />
              </div>
            )
          })}
        </div>
      </Part>
    </>
  )
}
