import type { Words } from '~/kernel/words'

export const TIERS = ['classic', 'silver', 'gold', 'platinum'] as const
export type Tier = (typeof TIERS)[number]

export function isTier(value: string): value is Tier {
  return (TIERS as readonly string[]).includes(value)
}

/** What a new club starts with, lowest first. Each tier has the benefits of those below it as well. */
export const DEFAULT_TIERS: { id: Tier; name: Words; threshold: number; earnPercent: number; benefits: Words[] }[] = [
  {
    id: 'classic',
    name: { zh: '经典', en: 'Classic' },
    threshold: 0,
    earnPercent: 100,
    benefits: [
      { zh: '每消费 1 元得 1 积分', en: '1 point for each yuan paid' },
      { zh: '终身查阅维保记录', en: 'Your service records, kept for ever' },
    ],
  },
  {
    id: 'silver',
    name: { zh: '银卡', en: 'Silver' },
    threshold: 3_000,
    earnPercent: 110,
    benefits: [
      { zh: '维修保养积分加赠 10%', en: '10% more points on service' },
      { zh: '候车时提供茶歇', en: 'Refreshments while you wait' },
    ],
  },
  {
    id: 'gold',
    name: { zh: '金卡', en: 'Gold' },
    threshold: 10_000,
    earnPercent: 120,
    benefits: [
      { zh: '维修保养积分加赠 20%', en: '20% more points on service' },
      { zh: '每年一次免费内饰养护', en: 'One interior care a year with our compliments' },
      { zh: '优先安排代步车', en: 'First call on loan cars' },
    ],
  },
  {
    id: 'platinum',
    name: { zh: '铂金', en: 'Platinum' },
    threshold: 30_000,
    earnPercent: 150,
    benefits: [
      { zh: '维修保养积分加赠 50%', en: '50% more points on service' },
      { zh: '专属服务顾问', en: 'A service adviser of your own' },
      { zh: '每年两次上门取送车', en: 'Collection and return of your car twice a year' },
    ],
  },
]
