import type { RescueQuestion } from '#db/schema/rescue'
import type { Words } from '~/kernel/words'
import type { Level, Priority, Service } from './rules'
import type { RescueSkill } from './skills'

type DefaultService = {
  code: Service
  name: Words
  skill: RescueSkill
  baseMinor: number
  includedKm: number
  perKmMinor: number
  nightBp: number
  questions: RescueQuestion[]
}

const option = (code: string, zh: string, en: string) => ({ code, text: { zh, en } })
const YES_NO = [option('yes', '是', 'Yes'), option('no', '否', 'No')]
const UNSURE = option('unsure', '不确定', 'Not sure')
const ask = (code: string, zh: string, en: string, options: RescueQuestion['options'] = YES_NO): RescueQuestion => ({
  code,
  text: { zh, en },
  options,
})

const LIGHT = { baseMinor: 20_000, includedKm: 20, perKmMinor: 600, nightBp: 2_000 }
const TRUCK = { baseMinor: 45_000, includedKm: 15, perKmMinor: 1_200, nightBp: 2_500 }

const GARAGE = ask('garage', '车在地下车库或限高处？', 'Is the car underground or under a height limit?', [
  ...YES_NO,
  UNSURE,
])
const ROLLS = ask('rolls', '车轮还能转动？', 'Do the wheels still turn?', [...YES_NO, UNSURE])

/** What a new club helps with, as a tariff in fen and with what is asked beforehand. */
export const DEFAULT_SERVICES: DefaultService[] = [
  {
    code: 'battery',
    name: { zh: '没有电', en: 'Flat battery' },
    skill: 'jump-start',
    ...LIGHT,
    questions: [
      ask('lights', '仪表和车灯还亮吗？', 'Do the dashboard and the lights still come on?', [
        option('bright', '正常亮', 'As usual'),
        option('dim', '发暗', 'Dimly'),
        option('none', '不亮', 'Not at all'),
      ]),
      GARAGE,
    ],
  },
  {
    code: 'tyre',
    name: { zh: '轮胎', en: 'Tyre' },
    skill: 'tyre',
    ...LIGHT,
    questions: [
      ask('tyres', '几只轮胎受损？', 'How many tyres are damaged?', [
        option('one', '一只', 'One'),
        option('more', '两只以上', 'Two or more'),
      ]),
      ask('spare', '车上有备胎或补胎套件？', 'Is there a spare wheel or a repair kit?', [...YES_NO, UNSURE]),
    ],
  },
  {
    code: 'fuel',
    name: { zh: '没有油', en: 'Out of fuel' },
    skill: 'fuel',
    ...LIGHT,
    questions: [
      ask('fuel', '加什么油？', 'Which fuel?', [
        option('92', '92 号', 'Petrol 92'),
        option('95', '95 号', 'Petrol 95'),
        option('98', '98 号', 'Petrol 98'),
        option('diesel', '柴油', 'Diesel'),
      ]),
      ask('wrong', '可能加错了油？', 'Could it be the wrong fuel?'),
    ],
  },
  {
    code: 'locked-out',
    name: { zh: '钥匙锁在车内', en: 'Locked out' },
    skill: 'unlock',
    ...LIGHT,
    questions: [
      ask('inside', '车内有人或动物？', 'Is a person or an animal inside?'),
      ask('key', '钥匙在哪里？', 'Where is the key?', [
        option('cabin', '在车内', 'In the cabin'),
        option('boot', '在后备箱', 'In the boot'),
        option('lost', '找不到', 'Lost'),
      ]),
    ],
  },
  {
    code: 'accident',
    name: { zh: '事故', en: 'Accident' },
    skill: 'flatbed',
    ...TRUCK,
    questions: [
      ask('hurt', '有人受伤？', 'Is anybody hurt?'),
      ask('police', '已报警？', 'Have the police been told?'),
      ROLLS,
    ],
  },
  {
    code: 'no-start',
    name: { zh: '无法启动', en: 'Will not start' },
    skill: 'diagnosis',
    ...LIGHT,
    questions: [
      ask('sound', '启动时有什么反应？', 'What happens when you start it?', [
        option('silent', '没有声音', 'Silence'),
        option('clicks', '咔嗒声', 'Clicking'),
        option('turns', '转动但不着车', 'It turns but does not fire'),
      ]),
      ask('warning', '仪表有报警灯？', 'Is a warning light on?', [...YES_NO, UNSURE]),
    ],
  },
  {
    code: 'charge',
    name: { zh: '需要充电', en: 'Needs charging' },
    skill: 'charge',
    baseMinor: 28_000,
    includedKm: 20,
    perKmMinor: 800,
    nightBp: 2_000,
    questions: [
      ask('level', '还剩多少电？', 'How much charge is left?', [
        option('some', '10% 以上', 'More than 10%'),
        option('little', '10% 以下', 'Less than 10%'),
        option('none', '已无法行驶', 'It no longer drives'),
      ]),
      GARAGE,
    ],
  },
  {
    code: 'tow',
    name: { zh: '拖车', en: 'Tow' },
    skill: 'flatbed',
    ...TRUCK,
    questions: [ROLLS, GARAGE, ask('keys', '车钥匙在您手上？', 'Do you have the key?')],
  },
  {
    code: 'other',
    name: { zh: '其他', en: 'Something else' },
    skill: 'diagnosis',
    ...LIGHT,
    questions: [
      ask('drives', '车还能开？', 'Does the car still drive?', [...YES_NO, UNSURE]),
      ask('smell', '有烟、焦味或漏液？', 'Is there smoke, a burnt smell or a leak?'),
    ],
  },
]

export const DEFAULT_LEVELS: Record<Priority, Level> = {
  now: { acknowledgeMinutes: 2, assignMinutes: 5, arriveMinutes: 45, onSceneMinutes: 90, offerSeconds: 60 },
  soon: { acknowledgeMinutes: 5, assignMinutes: 10, arriveMinutes: 60, onSceneMinutes: 90, offerSeconds: 90 },
  wait: { acknowledgeMinutes: 5, assignMinutes: 30, arriveMinutes: 90, onSceneMinutes: 90, offerSeconds: 120 },
}

/** Free in a calendar year, and how much of one rescue the club pays. */
export const DEFAULT_ENTITLEMENTS: { tier: string; kind: 'tow' | 'roadside'; perYear: number; coverMinor: number }[] = [
  { tier: 'classic', kind: 'roadside', perYear: 1, coverMinor: 30_000 },
  { tier: 'classic', kind: 'tow', perYear: 0, coverMinor: 0 },
  { tier: 'silver', kind: 'roadside', perYear: 2, coverMinor: 40_000 },
  { tier: 'silver', kind: 'tow', perYear: 1, coverMinor: 60_000 },
  { tier: 'gold', kind: 'roadside', perYear: 3, coverMinor: 60_000 },
  { tier: 'gold', kind: 'tow', perYear: 2, coverMinor: 120_000 },
  { tier: 'platinum', kind: 'roadside', perYear: 6, coverMinor: 100_000 },
  { tier: 'platinum', kind: 'tow', perYear: 4, coverMinor: 200_000 },
]
