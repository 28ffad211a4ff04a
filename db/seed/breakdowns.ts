import type { Service } from '../../app/areas/rescue/rules'

/** What happens to the cars of the demo, with the words in which it is told. */
export const BREAKDOWNS: { service: Service; answers: Record<string, string>; words: string; report: string }[] = [
  {
    service: 'tyre',
    answers: { tyres: 'one', spare: 'no' },
    words: '右前轮扎了钉子，已经没气',
    report: '补胎，胎压复位',
  },
  { service: 'tyre', answers: { tyres: 'one', spare: 'yes' }, words: '爆胎，自己换不了', report: '更换备胎' },
  {
    service: 'battery',
    answers: { lights: 'dim', garage: 'yes' },
    words: '停了两周，打不着火',
    report: '搭电启动，建议更换蓄电池',
  },
  { service: 'battery', answers: { lights: 'none', garage: 'no' }, words: '大灯忘了关', report: '搭电启动' },
  {
    service: 'no-start',
    answers: { sound: 'clicks', warning: 'yes' },
    words: '启动只有咔嗒声',
    report: '起动机触点烧蚀，无法现场修复',
  },
  { service: 'locked-out', answers: { inside: 'no', key: 'cabin' }, words: '钥匙落在座位上', report: '无损开锁' },
  { service: 'fuel', answers: { fuel: '95', wrong: 'no' }, words: '表显还有 20 公里就熄火了', report: '送油 10 升' },
  {
    service: 'accident',
    answers: { hurt: 'no', police: 'yes', rolls: 'no' },
    words: '追尾，水箱漏液',
    report: '平板拖运，散热器破损',
  },
  {
    service: 'tow',
    answers: { rolls: 'yes', garage: 'no', keys: 'yes' },
    words: '变速箱报警，不敢再开',
    report: '平板拖运到店',
  },
  {
    service: 'other',
    answers: { drives: 'unsure', smell: 'yes' },
    words: '引擎盖下有焦味',
    report: '皮带打滑，已张紧',
  },
]
export const ELECTRIC: typeof BREAKDOWNS = [
  {
    service: 'charge',
    answers: { level: 'little', garage: 'no' },
    words: '剩 4%，附近的桩都坏了',
    report: '应急充电 12 kWh',
  },
  { service: 'tyre', answers: { tyres: 'more', spare: 'no' }, words: '压到铁件，两只轮胎漏气', report: '平板拖运到店' },
  {
    service: 'battery',
    answers: { lights: 'none', garage: 'yes' },
    words: '低压电池没电，车门打不开',
    report: '低压搭电',
  },
]
/** Roads of each demo dealer, with the kilometre mark. */
export const ROADS: Record<string, string[]> = {
  SHQ: [
    'G2 京沪高速 往上海方向',
    'S20 外环 内圈 近沪渝立交',
    '嘉闵高架 入口',
    '虹桥机场 P7 停车楼',
    '天山路 地面停车场',
    'G60 沪昆高速 往杭州方向',
  ],
  HQJ: ['G92 杭州湾环线高速', '机场高速 往市区方向', '时代大道高架', '钱江路 地下车库'],
  CJC: ['G4202 绕城高速 外圈', '成雅高速 往成都方向', '锦城大道 路边', '天府机场 P2 停车楼'],
}
export const DECLINED = ['正在另一单现场', '车辆故障，今天不出车', '距离太远']
export const CALLED_OFF = ['朋友已帮忙搭电', '自己解决了', '保险公司先到']
export const SAID: [score: number, comment: string][] = [
  [5, '半夜二十分钟就到了，非常感谢。'],
  [5, 'Calm on the phone and quick on the road. Thank you.'],
  [5, ''],
  [4, '师傅很专业，就是等得久了一点。'],
  [4, ''],
  [3, '到达时间改了两次。'],
  [2, '拖车没有提前说明费用。'],
]
