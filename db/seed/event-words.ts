import type { EventArtName } from '../../app/areas/events/art'
import type { EventKind } from '../../app/areas/events/rules'
import type { Words } from '../../app/kernel/words'

/** What the demo club does together. Cities are real; places, streets and stories are not. */

export type Pair = readonly [zh: string, en: string]
export const words = ([zh, en]: Pair): Words => ({ zh, en })

export type DemoTicket = {
  name: Pair
  who: 'member' | 'guest' | 'child'
  car?: boolean
  points?: number
  yuan?: number
}
export type DemoEvent = {
  kind: EventKind
  art: EventArtName
  title: Pair
  summary: Pair
  detail: Pair
  place: Pair
  address: Pair
  lat: number
  lng: number
  /** Code of the dealer that holds it; the club itself without one. */
  dealer?: string
  series?: 'drives' | 'workshop'
  chapter?: 'shanghai' | 'hangzhou' | 'chengdu'
  /** Of the day, and how long. */
  hour: number
  hours: number
  people: number | null
  cars: number | null
  tickets: DemoTicket[]
  costs: readonly (readonly [label: string, planned: number, actual: number])[]
}

export const SERIES = {
  drives: [
    ['四季山水自驾', 'Four seasons drives'],
    [
      '每季一条路线，车队同行，中途休息有人照应。',
      'One route each season, driven together, with helpers at every stop.',
    ],
  ],
  workshop: [
    ['爱车课堂', 'Car care evenings'],
    ['技师讲、车主动手，一次学会一件事。', 'Technicians explain, owners try it: one thing an evening.'],
  ],
} as const satisfies Record<string, readonly [Pair, Pair]>

export const CHAPTERS = {
  shanghai: [
    ['上海分会', 'Shanghai chapter'],
    ['上海', 'Shanghai'],
  ],
  hangzhou: [
    ['杭州分会', 'Hangzhou chapter'],
    ['杭州', 'Hangzhou'],
  ],
  chengdu: [
    ['成都分会', 'Chengdu chapter'],
    ['成都', 'Chengdu'],
  ],
} as const satisfies Record<string, readonly [Pair, Pair]>

export const CANCELLED_FOR = ['临时出差', '孩子不舒服', '车还在店里', '行程有变'] as const

/** What people say afterwards; the score first. */
export const SAID: readonly (readonly [score: number, comment: string])[] = [
  [5, '路书写得很细，孩子一路都没闹。'],
  [5, '领队节奏好，休息点选得合适。'],
  [5, ''],
  [4, '内容很实在，希望下次时间再长一点。'],
  [4, 'Well organised, and good company.'],
  [4, ''],
  [3, '集合时等得有点久。'],
  [5, 'Lovely place. We would come again.'],
  [2, '午餐份量少，孩子没吃饱。'],
]
