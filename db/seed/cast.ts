import type { Words } from '../../app/kernel/words'

/** The people and places of the demo club: plainly invented, in both languages. */

export const SURNAMES = [
  ['林', 'Lin'],
  ['沈', 'Shen'],
  ['周', 'Zhou'],
  ['方', 'Fang'],
  ['许', 'Xu'],
  ['潘', 'Pan'],
  ['高', 'Gao'],
  ['孙', 'Sun'],
  ['何', 'He'],
  ['任', 'Ren'],
  ['江', 'Jiang'],
  ['陈', 'Chen'],
  ['陆', 'Lu'],
  ['顾', 'Gu'],
  ['严', 'Yan'],
  ['白', 'Bai'],
  ['乔', 'Qiao'],
  ['唐', 'Tang'],
  ['魏', 'Wei'],
  ['欧阳', 'Ouyang'],
  ['郑', 'Zheng'],
  ['邵', 'Shao'],
  ['易', 'Yi'],
  ['温', 'Wen'],
] as const

export const GIVEN = [
  ['知夏', 'Zhixia'],
  ['一舟', 'Yizhou'],
  ['启明', 'Qiming'],
  ['安然', 'Anran'],
  ['嘉仪', 'Jiayi'],
  ['可心', 'Kexin'],
  ['恒', 'Heng'],
  ['墨', 'Mo'],
  ['越', 'Yue'],
  ['琳', 'Lin'],
  ['子衿', 'Zijin'],
  ['望舒', 'Wangshu'],
  ['青禾', 'Qinghe'],
  ['远山', 'Yuanshan'],
  ['若谷', 'Ruogu'],
  ['南乔', 'Nanqiao'],
  ['书言', 'Shuyan'],
  ['清和', 'Qinghe'],
  ['明澈', 'Mingche'],
  ['云帆', 'Yunfan'],
  ['思齐', 'Siqi'],
  ['予安', "Yu'an"],
  ['景行', 'Jingxing'],
  ['听澜', 'Tinglan'],
  ['晚晴', 'Wanqing'],
] as const

export const ENGLISH_NAMES = [
  'Amelia Hart',
  'Daniel Osei',
  'Freya Lindqvist',
  'Tomas Varga',
  'Priya Raman',
  'Owen Castellane',
  'Ines Moreau',
  'Jonas Weidner',
  'Clara Whitlock',
  'Mateo Arlandi',
  'Nadia Sorel',
  'Felix Brandauer',
  'Hannah Quillfeather',
  'Leo Marchbanks',
  'Sofia Tennant',
  'Arthur Penhallow',
  'Maya Okonjo',
  'Elias Norgren',
  'Ruth Ashdown',
  'Victor Halloran',
  'Iris Fenwick',
  'Samuel Thackeray-Moss',
  'Greta Holm',
  'Noah Pemberley',
  'Lucia Ferrante',
] as const

export type DemoDealer = {
  code: string
  name: Words
  city: Words
  address: Words
  phone: string
  latitude: number
  longitude: number
  plates: string
  bays: { name: string; type: string }[]
  technicians: number
  advisers: number
}

/** Cities are real, outlets, streets and numbers are not. */
export const DEALERS: DemoDealer[] = [
  {
    code: 'SHQ',
    name: { zh: '科温上海虹桥', en: 'Corven Shanghai Hongqiao' },
    city: { zh: '上海', en: 'Shanghai' },
    address: { zh: '燕归路 118 号', en: '118 Yangui Road' },
    phone: '021 5550 0118',
    latitude: 31.194,
    longitude: 121.33,
    plates: '沪A',
    bays: [
      { name: '1', type: 'lift' },
      { name: '2', type: 'lift' },
      { name: '3', type: 'alignment' },
      { name: '4', type: 'lift' },
      { name: '5', type: 'high-voltage' },
      { name: '6', type: 'body' },
    ],
    technicians: 6,
    advisers: 3,
  },
  {
    code: 'HQJ',
    name: { zh: '科温杭州钱江', en: 'Corven Hangzhou Qianjiang' },
    city: { zh: '杭州', en: 'Hangzhou' },
    address: { zh: '听潮街 26 号', en: '26 Tingchao Street' },
    phone: '0571 5550 0026',
    latitude: 30.242,
    longitude: 120.215,
    plates: '浙A',
    bays: [
      { name: '1', type: 'lift' },
      { name: '2', type: 'lift' },
      { name: '3', type: 'lift' },
      { name: '4', type: 'high-voltage' },
    ],
    technicians: 4,
    advisers: 2,
  },
  {
    code: 'CJC',
    name: { zh: '科温成都锦城', en: 'Corven Chengdu Jincheng' },
    city: { zh: '成都', en: 'Chengdu' },
    address: { zh: '浣花新巷 9 号', en: '9 Huanhua New Lane' },
    phone: '028 5550 0009',
    latitude: 30.611,
    longitude: 104.043,
    plates: '川A',
    bays: [
      { name: '1', type: 'lift' },
      { name: '2', type: 'lift' },
      { name: '3', type: 'high-voltage' },
    ],
    technicians: 3,
    advisers: 2,
  },
]

export const CAR_COLOURS: Words[] = [
  { zh: '雾凇白', en: 'Rime white' },
  { zh: '夜航黑', en: 'Night flight black' },
  { zh: '松针绿', en: 'Pine green' },
  { zh: '潮汐蓝', en: 'Tide blue' },
  { zh: '砾石灰', en: 'Gravel grey' },
]

/** A sequence of numbers in [0, 1) that is the same at every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function pick<T>(random: () => number, from: readonly T[]): T {
  const chosen = from[Math.floor(random() * from.length)]
  if (chosen === undefined) throw new Error('nothing to pick from')
  return chosen
}
