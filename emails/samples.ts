import type { LetterParams } from './letters'

const appointment: LetterParams['booking-confirmed'] = {
  bookingId: '01900000-0000-7000-8000-000000000001',
  number: 'B-7K2M9QXD',
  dealer: { zh: '科温上海徐汇', en: 'Corven Shanghai Xuhui' },
  address: '龙腾大道 0 号',
  startsAt: 1_772_589_600_000,
  zone: 'Asia/Shanghai',
  plate: '沪A·00000',
  jobs: [
    { zh: '小保养', en: 'Small service' },
    { zh: '四轮定位', en: 'Wheel alignment' },
  ],
}

const party: LetterParams['event-offer-over'] = {
  partyNumber: 'T-7K2M9QXD',
  event: { zh: '秋日湖畔自驾', en: 'Autumn lake drive' },
  place: { zh: '星湖游客中心', en: 'Star Lake visitor centre' },
  address: { zh: '环湖路 0 号', en: '0 Lake Road' },
  startsAt: appointment.startsAt,
  zone: appointment.zone,
  currency: 'CNY',
  path: '/events/mine/T-7K2M9QXD',
}

const ownCase = {
  number: 'C-7K2M9QXD',
  title: '右前轮过减速带有异响',
  path: '/feedback/C-7K2M9QXD',
}
const deskCase = { ...ownCase, dealer: appointment.dealer, path: '/desk/cases/C-7K2M9QXD' }

/** Invented contents of every letter, for the previews and tests. */
export const samples: LetterParams = {
  'booking-cancelled': { ...appointment, byDealer: true },
  'booking-confirmed': appointment,
  'booking-moved': {
    ...appointment,
    before: appointment.startsAt - 86_400_000,
  },
  'booking-reminder': appointment,
  'car-moved': { plate: appointment.plate, path: '/garage' },
  'car-ready': {
    dealer: appointment.dealer,
    plate: appointment.plate,
    address: appointment.address,
    phone: '021 0000 0000',
    path: '/visits/W-7K2M9QXD',
  },
  'event-called-off': { ...party, reason: '暴雨红色预警', points: 1200, amountMinor: 9_800 },
  'event-moved': { ...party, before: party.startsAt - 86_400_000 },
  'event-offer': { ...party, people: 4, until: party.startsAt - 86_400_000 },
  'event-offer-over': party,
  'event-postponed': { ...party, reason: '道路施工' },
  'event-registered': { ...party, people: 4 },
  'event-reminder': { ...party, people: 4 },
  'event-waiting': { ...party, people: 4 },
  'event-withdrawn': { ...party, points: 1200, amountMinor: 0 },
  'extra-work': {
    dealer: appointment.dealer,
    plate: appointment.plate,
    work: [{ zh: '更换前制动片', en: 'Replace front brake pads' }],
    amountMinor: 86_000,
    currency: 'CNY',
    path: '/visits/W-7K2M9QXD',
  },
  'event-survey': {
    number: 'T-7K2M9QXD',
    event: { zh: '春日湖畔自驾', en: 'Spring drive to the lake' },
    path: '/events/mine/T-7K2M9QXD/survey',
  },
  'new-sign-in': {
    at: 1_772_589_600_000,
    zone: 'Asia/Shanghai',
    device: 'Safari, iPhone',
    address: '203.0.113.7',
  },
  'password-reset': { path: '/reset/example', minutes: 30 },
  'points-expiring': {
    points: 600,
    expiresAt: 1_775_001_600_000,
    zone: 'Asia/Shanghai',
    path: '/rewards',
  },
  'record-ready': {
    dealer: appointment.dealer,
    plate: appointment.plate,
    number: 'W-7K2M9QXD',
    points: 1050,
    path: '/records/W-7K2M9QXD',
  },
  'case-approval': { ...deskCase, who: { zh: '文予', en: 'Wen Yu' }, amountMinor: 120_000, currency: 'CNY' },
  'case-assigned': {
    ...deskCase,
    who: { zh: '文予', en: 'Wen Yu' },
    until: appointment.startsAt,
    zone: 'Asia/Shanghai',
  },
  'case-closed': { ...ownCase, days: 30 },
  'case-late': {
    number: 'C-7K2M9QXD',
    what: { zh: '已逾期：首次回应', en: 'Late: first answer' },
    dealer: { zh: '华庭汽车', en: 'Huating Motors' },
    at: appointment.startsAt,
    zone: appointment.zone,
    path: '/desk/cases/C-7K2M9QXD',
  },
  'case-mention': {
    ...deskCase,
    who: { zh: '文予', en: 'Wen Yu' },
    body: '请看一下上次的工单，右前轮的力矩有没有记录？',
  },
  'case-message': {
    ...ownCase,
    who: { zh: '文予', en: 'Wen Yu' },
    body: '林女士，您好！车间已经看过照片。\n明天上午方便到店检查一小时吗？',
  },
  'case-proposal': {
    ...ownCase,
    who: { zh: '文予', en: 'Wen Yu' },
    body: '很抱歉让您多跑一趟。我们免费更换右前减振器，并为等候补偿积分。',
    gives: [
      { zh: '免费维修', en: 'a repair free of charge' },
      { zh: '2,000 积分', en: '2,000 points' },
    ],
  },
  'case-received': {
    ...ownCase,
    who: { zh: '文予', en: 'Wen Yu' },
    until: appointment.startsAt,
    zone: 'Asia/Shanghai',
  },
  'case-reopened': {
    ...ownCase,
    who: { zh: '文予', en: 'Wen Yu' },
    until: appointment.startsAt,
    zone: 'Asia/Shanghai',
  },
  'case-solved': {
    ...ownCase,
    who: { zh: '文予', en: 'Wen Yu' },
    body: '减振器已经更换，积分也已到账。',
    days: 7,
  },
  'case-survey': { number: 'C-7K2M9QXD', path: '/feedback/answer/example' },
  'case-report': {
    number: 'C-7K2M9QXD',
    dealer: { zh: '华庭汽车', en: 'Huating Motors' },
    path: '/desk/cases/C-7K2M9QXD/report',
  },
  'rescue-alert': {
    number: 'R-7K2M9QXD',
    what: { zh: '有人处境危险', en: 'Somebody is in danger' },
    dealer: appointment.dealer,
    at: appointment.startsAt,
    zone: appointment.zone,
    path: '/desk/rescue?open=R-7K2M9QXD',
  },
  'rescue-coming': {
    number: 'R-7K2M9QXD',
    helper: 'Sample Rescue',
    plate: '沪A·00001',
    phone: '021 0000 0000',
    startsAt: appointment.startsAt,
    zone: appointment.zone,
    path: '/rescue/R-7K2M9QXD',
  },
  'rescue-done': { number: 'R-7K2M9QXD', amountMinor: 20_000, currency: 'CNY', path: '/rescue/R-7K2M9QXD/survey' },
  'rescue-opened': { number: 'R-7K2M9QXD', path: '/rescue/R-7K2M9QXD' },
  'event-notice': {
    event: { zh: '太湖环湖自驾', en: 'Drive around the lake' },
    notice: { zh: '集合地点有调整', en: 'A new place to meet' },
    body: {
      zh: '集合地点改为东门停车场。\n请提前 15 分钟到达。',
      en: 'We meet at the east gate.\nPlease be there 15 minutes early.',
    },
    path: '/events/mine/T-7K2M9QXD',
  },
  'reward-redeemed': {
    reward: { zh: '精洗一次', en: 'One detail wash' },
    points: 2400,
    path: '/vouchers',
  },
  'second-factor-changed': {
    change: 'enrolled',
    at: 1_772_589_600_000,
    zone: 'Asia/Shanghai',
  },
  'verification-code': { code: '482913', minutes: 10 },
  'visit-promise': {
    dealer: appointment.dealer,
    plate: appointment.plate,
    promisedAt: appointment.startsAt + 7_200_000,
    before: appointment.startsAt,
    zone: 'Asia/Shanghai',
    reason: '配件下午到店',
    phone: '021 0000 0000',
    path: '/visits/W-7K2M9QXD',
  },
  'waitlist-offer': {
    ...appointment,
    until: appointment.startsAt - 86_400_000,
    path: '/book/waitlist',
  },
  welcome: { name: '林沐', number: 'M-7K2M9QXD', points: 500 },
  'staff-invitation': { name: 'Wen Yu', path: '/reset/example', days: 7 },
}
