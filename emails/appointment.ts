import type { LetterParams } from './letters'

/** An invented appointment for the previews. */
export const appointmentPreview: LetterParams['booking-confirmed'] = {
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
