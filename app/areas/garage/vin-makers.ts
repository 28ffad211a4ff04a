import type { Words } from '~/kernel/words'
import { CLUB_BRAND, CLUB_WMIS } from './club-models'

export type VinMaker = { maker: Words; brand: Words }

/** Brands by short code: Chinese name, then the name in Latin letters. */
const BRANDS: Record<string, readonly [string, string]> = {
  alfa: ['阿尔法·罗密欧', 'Alfa Romeo'],
  aston: ['阿斯顿·马丁', 'Aston Martin'],
  audi: ['奥迪', 'Audi'],
  baic: ['北京汽车', 'BAIC'],
  bentley: ['宾利', 'Bentley'],
  bmw: ['宝马', 'BMW'],
  byd: ['比亚迪', 'BYD'],
  buick: ['别克', 'Buick'],
  cadillac: ['凯迪拉克', 'Cadillac'],
  changan: ['长安', 'Changan'],
  chery: ['奇瑞', 'Chery'],
  chevrolet: ['雪佛兰', 'Chevrolet'],
  chrysler: ['克莱斯勒', 'Chrysler'],
  citroen: ['雪铁龙', 'Citroën'],
  dacia: ['达契亚', 'Dacia'],
  dodge: ['道奇', 'Dodge'],
  dongfeng: ['东风', 'Dongfeng'],
  faw: ['一汽', 'FAW'],
  ferrari: ['法拉利', 'Ferrari'],
  fiat: ['菲亚特', 'Fiat'],
  ford: ['福特', 'Ford'],
  foton: ['福田', 'Foton'],
  gac: ['广汽', 'GAC'],
  geely: ['吉利', 'Geely'],
  gmc: ['吉姆西', 'GMC'],
  haima: ['海马', 'Haima'],
  honda: ['本田', 'Honda'],
  hyundai: ['现代', 'Hyundai'],
  infiniti: ['英菲尼迪', 'Infiniti'],
  isuzu: ['五十铃', 'Isuzu'],
  jac: ['江淮', 'JAC'],
  jaguar: ['捷豹', 'Jaguar'],
  jeep: ['吉普', 'Jeep'],
  jetour: ['捷途', 'Jetour'],
  jmc: ['江铃', 'JMC'],
  kia: ['起亚', 'Kia'],
  lamborghini: ['兰博基尼', 'Lamborghini'],
  lancia: ['蓝旗亚', 'Lancia'],
  landrover: ['路虎', 'Land Rover'],
  lexus: ['雷克萨斯', 'Lexus'],
  li: ['理想', 'Li Auto'],
  lifan: ['力帆', 'Lifan'],
  lincoln: ['林肯', 'Lincoln'],
  lotus: ['路特斯', 'Lotus'],
  maserati: ['玛莎拉蒂', 'Maserati'],
  mazda: ['马自达', 'Mazda'],
  mci: ['MCI 客车', 'MCI'],
  mercedes: ['梅赛德斯-奔驰', 'Mercedes-Benz'],
  mg: ['名爵／荣威', 'MG / Roewe'],
  mini: ['MINI', 'MINI'],
  mitsubishi: ['三菱', 'Mitsubishi'],
  nissan: ['日产', 'Nissan'],
  opel: ['欧宝', 'Opel'],
  peugeot: ['标致', 'Peugeot'],
  polestar: ['极星', 'Polestar'],
  porsche: ['保时捷', 'Porsche'],
  qoros: ['观致', 'Qoros'],
  renault: ['雷诺', 'Renault'],
  rolls: ['劳斯莱斯', 'Rolls-Royce'],
  saab: ['萨博', 'Saab'],
  seat: ['西雅特', 'SEAT'],
  skoda: ['斯柯达', 'Škoda'],
  smart: ['smart', 'smart'],
  ssangyong: ['双龙', 'SsangYong'],
  subaru: ['斯巴鲁', 'Subaru'],
  suzuki: ['铃木', 'Suzuki'],
  tesla: ['特斯拉', 'Tesla'],
  toyota: ['丰田', 'Toyota'],
  volkswagen: ['大众', 'Volkswagen'],
  volvo: ['沃尔沃', 'Volvo'],
  gwm: ['长城', 'Great Wall'],
  wm: ['威马', 'WM Motor'],
  wuling: ['五菱／宝骏', 'Wuling / Baojun'],
  xiaomi: ['小米', 'Xiaomi'],
  xpeng: ['小鹏', 'XPeng'],
  zhonghua: ['中华', 'Zhonghua'],
}

/** Makers in China: codes, brand, Chinese name, name in Latin letters. */
const CHINA: readonly (readonly [string, string, string, string])[] = [
  ['LFV', 'volkswagen', '一汽-大众', 'FAW-Volkswagen'],
  ['LSV', 'volkswagen', '上汽大众', 'SAIC Volkswagen'],
  ['HVW', 'volkswagen', '大众安徽', 'Volkswagen Anhui'],
  ['LBV', 'bmw', '华晨宝马', 'BMW Brilliance'],
  ['LE4', 'mercedes', '北京奔驰', 'Beijing Benz'],
  ['HES', 'smart', '智马达', 'smart Automobile'],
  ['LVS', 'ford', '长安福特', 'Changan Ford'],
  ['LVR', 'mazda', '长安马自达', 'Changan Mazda'],
  ['LS4 LS5', 'changan', '长安汽车', 'Changan Automobile'],
  ['LGX LC0', 'byd', '比亚迪汽车', 'BYD Auto'],
  ['LRW', 'tesla', '特斯拉（上海）', 'Tesla Shanghai'],
  ['LSG', 'buick', '上汽通用', 'SAIC General Motors'],
  ['LZW LK6', 'wuling', '上汽通用五菱', 'SAIC-GM-Wuling'],
  ['LSJ', 'mg', '上汽乘用车', 'SAIC Motor'],
  ['LHG LUC', 'honda', '广汽本田', 'GAC Honda'],
  ['LVH', 'honda', '东风本田', 'Dongfeng Honda'],
  ['LVG', 'toyota', '广汽丰田', 'GAC Toyota'],
  ['LFM LTV', 'toyota', '一汽丰田', 'FAW Toyota'],
  ['LGB', 'nissan', '东风日产', 'Dongfeng Nissan'],
  ['LJN', 'nissan', '郑州日产', 'Zhengzhou Nissan'],
  ['LGJ', 'dongfeng', '东风风神', 'Dongfeng Fengshen'],
  ['LJD', 'kia', '东风悦达起亚', 'Dongfeng Yueda Kia'],
  ['LBE', 'hyundai', '北京现代', 'Beijing Hyundai'],
  ['LDC', 'peugeot', '神龙汽车', 'Dongfeng Peugeot-Citroën'],
  ['LFP LFB LFW', 'faw', '中国一汽', 'China FAW'],
  ['LH1', 'haima', '海马汽车', 'Haima'],
  ['L6T LB3', 'geely', '吉利汽车', 'Geely'],
  ['LVY LYV', 'volvo', '沃尔沃汽车（中国）', 'Volvo Cars China'],
  ['LPS', 'polestar', '极星（中国）', 'Polestar China'],
  ['LNB LHB', 'baic', '北京汽车', 'BAIC Motor'],
  ['LVV', 'chery', '奇瑞汽车', 'Chery'],
  ['HJR', 'jetour', '捷途汽车', 'Jetour'],
  ['LGH', 'qoros', '观致汽车', 'Qoros'],
  ['LMG', 'gac', '广汽传祺', 'GAC Motor'],
  ['LGW', 'gwm', '长城汽车', 'Great Wall Motor'],
  ['LJ1', 'jac', '江淮汽车', 'JAC'],
  ['LEF', 'jmc', '江铃汽车', 'JMC'],
  ['LET', 'isuzu', '江铃五十铃', 'Jiangling-Isuzu'],
  ['LVB', 'foton', '北汽福田', 'Foton'],
  ['LLV', 'lifan', '力帆汽车', 'Lifan'],
  ['LSY', 'zhonghua', '华晨中华', 'Brilliance Zhonghua'],
  ['LWV', 'fiat', '广汽菲亚特克莱斯勒', 'GAC Fiat Chrysler'],
  ['HLX LW4', 'li', '理想汽车', 'Li Auto'],
  ['L1N', 'xpeng', '小鹏汽车', 'XPeng'],
  ['HXM', 'xiaomi', '小米汽车', 'Xiaomi Auto'],
  ['HWM', 'wm', '威马汽车', 'WM Motor'],
]

/** Makers elsewhere are called by their brand: brand, then its codes. */
const WORLD: readonly (readonly [string, string])[] = [
  ['volkswagen', 'WVW WV1 WV2 WVG 1VW 3VW 9BW'],
  ['audi', 'WAU WUA WA1 TRU'],
  ['bmw', 'WBA WBS WBX WBY WB1 4US 5UX 5UM'],
  ['mini', 'WMW'],
  ['mercedes', 'WDB WDC WDD WDF W1K W1N W1V 4JG 55S'],
  ['smart', 'WME'],
  ['porsche', 'WP0 WP1'],
  ['opel', 'W0L W0V'],
  ['ford', 'WF0 1FA 1FM 1FT 2FA 2FM 3FA NM0'],
  ['toyota', 'JTD JTE JTM JTN JT2 JT3 SB1 VNK 2T1 4T1 5TD'],
  ['lexus', 'JTH JTJ 2T2 58A'],
  ['honda', 'JHM JHL SHH SHS 1HG 2HG 2HK 5J6 19X'],
  ['nissan', 'JN1 JN8 SJN 1N4 3N1 5N1'],
  ['infiniti', 'JNK JNR'],
  ['mazda', 'JM1 JM3 JMZ 3MZ'],
  ['mitsubishi', 'JA3 JA4 JMB JMY'],
  ['subaru', 'JF1 JF2 4S3 4S4'],
  ['suzuki', 'JS2 JS3 TSM'],
  ['isuzu', 'JAA JAB'],
  ['hyundai', 'KMH KM8 TMA 5NP NLH'],
  ['kia', 'KNA KND KNC KNE U5Y 5XX'],
  ['ssangyong', 'KPT'],
  ['chevrolet', '1G1 1GC 1GN 2G1 3GN KL1 KL7'],
  ['buick', '1G4 2G4 5GA KL4'],
  ['cadillac', '1G6 1GY'],
  ['gmc', '1GT 1GK'],
  ['chrysler', '1C3 2C3 2C4'],
  ['dodge', '1B3 2B3'],
  ['jeep', '1C4 1J4 1J8'],
  ['lincoln', '1LN 5LM 2LM'],
  ['tesla', '5YJ 7SA XP7'],
  ['mci', '1M8'],
  ['jaguar', 'SAJ SAD'],
  ['landrover', 'SAL'],
  ['rolls', 'SCA'],
  ['bentley', 'SCB SJA'],
  ['lotus', 'SCC'],
  ['aston', 'SCF SD7'],
  ['volvo', 'YV1 YV4 7JR'],
  ['saab', 'YS3'],
  ['polestar', 'YSM'],
  ['ferrari', 'ZFF'],
  ['lamborghini', 'ZHW ZPB'],
  ['maserati', 'ZAM'],
  ['alfa', 'ZAR'],
  ['fiat', 'ZFA'],
  ['lancia', 'ZLA'],
  ['renault', 'VF1 VF2'],
  ['peugeot', 'VF3 VR3'],
  ['citroen', 'VF7 VR7'],
  ['dacia', 'UU1'],
  ['seat', 'VSS'],
  ['skoda', 'TMB'],
]

function brandWords(code: string): Words {
  const [zh, en] = BRANDS[code] ?? [code, code]
  return { zh, en }
}

function buildTable(): Map<string, VinMaker> {
  const table = new Map<string, VinMaker>()
  for (const [codes, brand, zh, en] of CHINA) {
    for (const wmi of codes.split(' ')) table.set(wmi, { maker: { zh, en }, brand: brandWords(brand) })
  }
  for (const [brand, codes] of WORLD) {
    for (const wmi of codes.split(' ')) table.set(wmi, { maker: brandWords(brand), brand: brandWords(brand) })
  }
  for (const wmi of CLUB_WMIS) table.set(wmi, { maker: CLUB_BRAND, brand: CLUB_BRAND })
  return table
}

const MAKERS = buildTable()

/** Number of maker codes known. */
export const KNOWN_MAKER_CODES = MAKERS.size

/**
 * Maker and brand of the first three characters. A code is a fact about the factory: where one factory builds several
 * brands the best known one is given, so the owner may correct it.
 */
export function makerOf(vin: string): VinMaker | undefined {
  return MAKERS.get(vin.slice(0, 3))
}
