import type { FieldMetadata } from '@conform-to/react'
import { useT } from '~/i18n/use'
import type { Words } from '~/kernel/words'
import { Part } from '~/ui/card'
import { RadioCards } from '~/ui/choices'
import { DateInput, Select, TextInput } from '~/ui/inputs'
import { WordsInput } from '~/ui/words-input'
import { ARTS, REWARD_KINDS } from '../rules'
import { RewardArt } from './reward-art'

export type RewardFieldNames = {
  kind: string
  name: Words
  detail: Words
  art: string
  points: number
  extra: string
  currency: string
  perMember: number | null
  minTier: string
  opensOn: string
  closesOn: string
  voucherDays: number
  returnDays: number
  dealerIds: string[]
  position: number
  stock: number | null
  active: boolean
  delta: string
  reason: string
}
type Fields = { [Name in keyof RewardFieldNames]: FieldMetadata<RewardFieldNames[Name]> }
type Props = { fields: Fields; dealers: readonly { id: string; name: string }[]; tiers: readonly string[] }

/** Everything that a reward is offered with, in the order in which one thinks about it. */
export function RewardFields({ fields, dealers, tiers }: Props) {
  const t = useT()
  return (
    <>
      <Part title={t('rewards-desk:form.what')}>
        <div className="grid gap-4">
          <WordsInput field={fields.name} label={t('rewards-desk:form.name')} />
          <WordsInput field={fields.detail} label={t('rewards-desk:form.detail')} long />
        </div>
        <div className="mt-4 grid gap-4 sm:grid-cols-2">
          <Select
            field={fields.kind}
            label={t('rewards-desk:col.kind')}
            options={REWARD_KINDS.map((value) => ({ value, label: t(`rewards:kind.${value}`) }))}
          />
          <Select
            field={fields.art}
            label={t('rewards-desk:form.art')}
            options={ARTS.map((value) => ({ value, label: t(`rewards-desk:art.${value}`) }))}
          />
        </div>
        <ul className="mt-4 flex flex-wrap gap-x-6 gap-y-3 text-micro text-ink-2" aria-hidden>
          {ARTS.map((art) => (
            <li key={art} className="grid justify-items-center gap-1">
              <RewardArt art={art} className="h-12 w-14" />
              {t(`rewards-desk:art.${art}`)}
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('rewards-desk:form.price')}>
        <div className="grid gap-4 sm:grid-cols-3">
          <TextInput
            field={fields.points}
            label={t('rewards-desk:col.points')}
            look="num"
            inputMode="numeric"
            required
          />
          <TextInput
            field={fields.extra}
            label={t('rewards-desk:form.extra')}
            hint={t('rewards-desk:form.extra_hint')}
            look="num"
            inputMode="decimal"
          />
          <TextInput field={fields.currency} label={t('rewards-desk:form.currency')} look="code" required />
        </div>
      </Part>
      <Part title={t('rewards-desk:form.who')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            field={fields.minTier}
            label={t('rewards-desk:form.tier')}
            options={tiers.map((value) => ({ value, label: t(`points:tier.${value}` as 'points:tier.gold') }))}
          />
          <TextInput
            field={fields.perMember}
            label={t('rewards-desk:form.per_member')}
            hint={t('rewards-desk:form.per_member_hint')}
            look="num"
            inputMode="numeric"
            optional
          />
          <DateInput field={fields.opensOn} label={t('rewards-desk:form.opens')} required />
          <DateInput
            field={fields.closesOn}
            label={t('rewards-desk:form.closes')}
            hint={t('rewards-desk:form.closes_hint')}
            optional
          />
        </div>
      </Part>
      <Part title={t('rewards-desk:form.voucher')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextInput
            field={fields.voucherDays}
            label={t('rewards-desk:form.voucher_days')}
            unit={t('rewards-desk:form.days')}
            look="num"
            inputMode="numeric"
            required
          />
          <TextInput
            field={fields.returnDays}
            label={t('rewards-desk:form.return_days')}
            hint={t('rewards-desk:form.return_hint')}
            unit={t('rewards-desk:form.days')}
            look="num"
            inputMode="numeric"
            required
          />
        </div>
        <RadioCards
          className="mt-4"
          many
          field={fields.dealerIds}
          label={t('rewards-desk:form.dealers')}
          hint={t('rewards-desk:form.dealers_hint')}
          options={dealers.map(({ id, name }) => ({ value: id, title: name }))}
        />
        <TextInput
          className="mt-4 max-w-40"
          field={fields.position}
          label={t('rewards-desk:form.position')}
          hint={t('rewards-desk:form.position_hint')}
          look="num"
          inputMode="numeric"
        />
      </Part>
    </>
  )
}
