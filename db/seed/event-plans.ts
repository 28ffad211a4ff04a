import type { EventArtName } from '../../app/areas/events/art'
import type { DemoEvent, DemoTicket, Pair } from './event-words'

const WITH_CAR: DemoTicket = { name: ['车主（带车）', 'Member with car'], who: 'member', car: true }
const MEMBER: DemoTicket = { name: ['会员', 'Member'], who: 'member' }
const GUEST: DemoTicket = { name: ['同行亲友', 'Guest'], who: 'guest' }
const CHILD: DemoTicket = { name: ['儿童', 'Child'], who: 'child' }

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const drive = (
  title: Pair,
  place: Pair,
  address: Pair,
  at: readonly [number, number],
  art: EventArtName,
  more: Partial<DemoEvent> = {},
): DemoEvent => ({
  ...{
    kind: 'drive',
    art,
    title,
    place: [place[0], capital(place[1])],
    address,
    lat: at[0],
    lng: at[1],
    series: 'drives',
  },
  summary: [
    `车队集合后同去${place[0]}，午餐后自由返程。`,
    `We set out together for ${place[1]} and drive home at leisure after lunch.`,
  ],
  detail: [
    '请提前加满油或充好电，全程约 120 公里，走省道为主。每辆车发对讲机一部，前后有领队车，途中休息两次。雨天照常出发。',
    'Please arrive with a full tank or battery. About 120 km, mostly country roads, two stops on the way. Each car is lent a radio; a car of the club leads and another follows. We drive in rain as well.',
  ],
  ...{ hour: 8, hours: 8, people: 24, cars: 10 },
  tickets: [{ ...WITH_CAR, points: 200 }, { ...GUEST, yuan: 60 }, CHILD],
  costs: [
    ['午餐', 2_400, 2_260],
    ['对讲机与路书', 600, 540],
    ['领队车', 800, 860],
  ],
  ...more,
})

const evening = (title: Pair, topic: Pair, dealer: string, at: readonly [number, number], place: Pair, address: Pair) =>
  ({
    ...{ kind: 'class', art: 'workshop', title, place, address, lat: at[0], lng: at[1], dealer, series: 'workshop' },
    summary: [`${topic[0]}，技师带着做一遍。`, `${topic[1]}, tried out with a technician.`],
    detail: [
      '一位技师带六位车主，讲完就上手。工具和手套由门店准备，穿耐脏的衣服即可。结束后可以把自己的车开上举升机看一看。',
      'One technician for six owners, and everybody tries it. Tools and gloves are there; wear something that may get dirty. Afterwards your own car can go up on the lift for a look.',
    ],
    ...{ hour: 19, hours: 2, people: 12, cars: null },
    tickets: [MEMBER, GUEST],
    costs: [['讲师与材料', 600, 580]],
  }) satisfies DemoEvent as DemoEvent

const HALL: Pair = ['售后车间', 'The workshop hall']

/** Held in the last year and a half, the oldest first. */
export const PAST: DemoEvent[] = [
  drive(
    ['茶山云路自驾', 'Drive to the tea hills'],
    ['云栖茶谷', 'Cloud Rest tea valley'],
    ['茶谷口停车场', 'Car park at the valley gate'],
    [30.18, 120.05],
    'hills',
    { chapter: 'hangzhou' },
  ),
  evening(
    ['看懂轮胎', 'Reading your tyres'],
    ['胎压、花纹与偏磨', 'Pressure, tread and uneven wear'],
    'SHQ',
    [31.194, 121.33],
    HALL,
    ['燕归路 118 号', '118 Yangui Road'],
  ),
  {
    ...drive(
      ['湿滑路面驾驶训练', 'Wet road training'],
      ['青浦临水试车场', 'Linshui proving ground'],
      ['临水路尽头', 'End of Linshui Road'],
      [31.12, 121.02],
      'track',
    ),
    kind: 'test-drive',
    people: 16,
    cars: 16,
    series: undefined,
    tickets: [{ ...WITH_CAR, points: 500 }],
  },
  drive(
    ['灯塔夜海岸自驾', 'Evening drive to the lighthouse'],
    ['望潮灯塔', 'Wangchao lighthouse'],
    ['灯塔公园东门', 'East gate of the lighthouse park'],
    [30.86, 121.93],
    'coast',
    { chapter: 'shanghai', hour: 16 },
  ),
  evening(
    ['电池怎么养', 'Looking after a battery'],
    ['充电习惯与续航', 'Charging habits and range'],
    'HQJ',
    [30.242, 120.215],
    HALL,
    ['听潮街 26 号', '26 Tingchao Street'],
  ),
  {
    ...drive(
      ['门店开放日', 'Open day at the dealer'],
      ['科温成都锦城', 'Corven Chengdu Jincheng'],
      ['浣花新巷 9 号', '9 Huanhua New Lane'],
      [30.611, 104.043],
      'showroom',
    ),
    kind: 'dealer',
    dealer: 'CJC',
    chapter: 'chengdu',
    series: undefined,
    hour: 10,
    hours: 5,
    people: 40,
    cars: null,
    tickets: [MEMBER, GUEST, CHILD],
    summary: [
      '参观车间，试乘新车，孩子们画一辆自己的车。',
      'See the workshop, ride in the new models, and let the children draw a car of their own.',
    ],
    detail: [
      '上午十点起每小时一场车间讲解，下午三点合影。现场有茶歇。',
      'A tour of the workshop every hour from ten, a picture of everybody at three. Tea and cake all day.',
    ],
  },
  drive(
    ['枫桥古道自驾', 'The old road to Fengqiao'],
    ['枫桥旧驿', 'the old post house at Fengqiao'],
    ['驿前广场', 'Square before the post house'],
    [30.43, 119.72],
    'hills',
    { chapter: 'hangzhou' },
  ),
  evening(
    ['雨刮与玻璃', 'Wipers and glass'],
    ['换雨刮、除油膜', 'Changing blades and clearing the film'],
    'SHQ',
    [31.194, 121.33],
    HALL,
    ['燕归路 118 号', '118 Yangui Road'],
  ),
  {
    ...drive(
      ['半山农场家庭日', 'Family day at Half Hill farm'],
      ['半山农场', 'Half Hill farm'],
      ['半山路 7 号', '7 Half Hill Road'],
      [31.05, 121.18],
      'family',
    ),
    kind: 'family-day',
    series: undefined,
    hour: 10,
    hours: 6,
    people: 48,
    cars: 16,
    tickets: [WITH_CAR, GUEST, CHILD],
    summary: ['喂羊、烤红薯、坐拖拉机，大人喝茶。', 'Sheep to feed, a tractor to ride on, and tea for the grown-ups.'],
    detail: [
      '农场有大棚，孩子可以跑，婴儿车能推。午餐每家自带，农场备热汤。',
      'The farm has a barn with room to run and paths for prams. Bring a picnic; hot soup is on the farm.',
    ],
  },
  {
    ...drive(
      ['年度车友之夜', "Members' night"],
      ['临江旧仓', 'The old riverside warehouse'],
      ['滨江西路 3 号库', 'Warehouse 3, Binjiang West Road'],
      [31.22, 121.49],
      'night',
    ),
    kind: 'club',
    series: undefined,
    hour: 18,
    hours: 4,
    people: 40,
    cars: null,
    tickets: [
      { ...MEMBER, points: 300 },
      { ...GUEST, yuan: 120 },
    ],
    summary: ['一年的照片、里程榜和老朋友。', 'A year in pictures, the longest drives, and old friends.'],
    detail: [
      '晚餐自助，八点颁发年度里程奖。请勿酒后驾车，现场可代叫代驾。',
      'A buffet, and the awards for the longest drives at eight. Nobody drives home after a drink: we call drivers for you.',
    ],
    costs: [
      ['场地', 4_000, 4_000],
      ['自助晚餐', 6_000, 6_420],
      ['奖品', 1_200, 980],
    ],
  },
  drive(
    ['千亩花田自驾', 'Drive to the flower fields'],
    ['千亩花田', 'the thousand-acre fields'],
    ['花田南停车场', 'South car park'],
    [31.31, 120.62],
    'coast',
    { chapter: 'shanghai' },
  ),
  evening(
    ['制动系统一点通', 'Brakes made plain'],
    ['听声音、看厚度', 'What to hear and where to look'],
    'CJC',
    [30.611, 104.043],
    HALL,
    ['浣花新巷 9 号', '9 Huanhua New Lane'],
  ),
]

/** Still to come: full with a queue, open early for higher tiers, with money and points and cars, and free for families. */
export const COMING = {
  full: drive(
    ['晨间环湖自驾', 'Morning round the lake'],
    ['镜湖', 'Mirror lake'],
    ['北岸游客中心', 'Visitor centre, north shore'],
    [31.08, 120.98],
    'coast',
    { people: 14, cars: 6, chapter: 'shanghai', tickets: [WITH_CAR, GUEST, CHILD] },
  ),
  early: {
    ...drive(
      ['场地驾驶进阶营', 'Advanced driving camp'],
      ['北岭试车场', 'North Ridge proving ground'],
      ['二号门', 'Gate 2'],
      [31.32, 120.05],
      'track',
    ),
    kind: 'test-drive',
    series: undefined,
    hours: 9,
    people: 20,
    cars: 20,
    tickets: [{ ...WITH_CAR, points: 800, yuan: 480 }],
    summary: [
      '教练一对一，低附着路面绕桩、紧急变线。',
      'One instructor to a car: slalom on a slippery surface and sudden changes of lane.',
    ],
    detail: [
      '提供训练轮胎与头盔，场地封闭。金卡、铂金会员可提前报名。',
      'Training tyres and helmets are provided, the ground is closed to traffic. Gold and platinum members register first.',
    ],
  } as DemoEvent,
  paid: {
    ...drive(
      ['古镇两日行', 'Two days in the old town'],
      ['河埠古镇', 'Hebu old town'],
      ['东栅游客停车场', "Visitors' car park, east gate"],
      [30.75, 120.49],
      'night',
    ),
    hour: 9,
    hours: 30,
    people: 30,
    cars: 12,
    tickets: [
      { ...WITH_CAR, points: 300, yuan: 260 },
      { ...GUEST, yuan: 260 },
      { ...CHILD, yuan: 80 },
    ],
    costs: [
      ['客栈', 6_800, 0],
      ['晚餐', 2_600, 0],
      ['游船', 900, 0],
    ],
  } as DemoEvent,
  family: {
    ...drive(
      ['星空露营家庭日', 'A family day under the stars'],
      ['石门草坡', 'Shimen meadow'],
      ['草坡营地入口', 'Gate of the meadow camp'],
      [31.19, 121.28],
      'family',
    ),
    kind: 'family-day',
    dealer: 'SHQ',
    series: undefined,
    hour: 15,
    hours: 7,
    people: 60,
    cars: 24,
    tickets: [WITH_CAR, GUEST, CHILD],
    summary: ['搭帐篷、看星星，孩子认星座。', 'Tents, a telescope, and constellations for the children.'],
    detail: [
      '免费参加，名额有限。带一件厚外套；营地可充电，儿童须有大人陪同。',
      'Free, while there is room. Bring a warm coat; cars can charge on the meadow, and children come with an adult.',
    ],
    costs: [['场地与望远镜', 1_800, 0]],
  } as DemoEvent,
}
