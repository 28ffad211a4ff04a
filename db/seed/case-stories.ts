import type { Nature } from '../../app/areas/cases/rules'
import { complaint, type Story } from './case-complaints'

const plain = (nature: Nature, kind: string, words: string, answer: string, answers: Story['answers'] = {}): Story => ({
  answers,
  ...{ nature, kind, department: 'customer-relations', words, cause: '', causeCode: '', offer: answer, gives: [] },
  outcome: '',
})

/** Questions, ideas and thanks; `offer` is the answer. */
export const OTHERS: readonly Story[] = [
  plain(
    'inquiry',
    'use',
    '自动驻车每次上车都要重新打开吗？',
    '可以在“车辆设置－驾驶辅助”里选择记忆上次状态，之后就不用每次打开了。',
  ),
  plain(
    'inquiry',
    'parts',
    '冬季胎可以在店里换装吗，轮胎可以存放吗？',
    '可以。换装约一小时，夏季胎可免费存放一季，预约时选“轮胎换位”并备注即可。',
    { part: '冬季轮胎' },
  ),
  plain(
    'inquiry',
    'price',
    '两年免费保养到期后，小保养大概多少钱？',
    '您的车型小保养 560 元起，金卡工时九折，预约页面会显示准确价格。',
  ),
  plain('inquiry', 'club-points', '积分可以抵扣保养费用吗？', '可以先兑换保养抵用券，到店结算时出示即可。'),
  plain('inquiry', 'procedure', '年检需要带哪些资料？', '行驶证、交强险保单和三角警示牌即可，我们也可以代办。'),
  plain('inquiry', 'club-events', '亲子活动可以带两个孩子吗？', '可以，报名时把孩子也填进同行人，座椅我们会提前准备。'),
  plain('inquiry', 'procedure', '等候区可以充电办公吗？', '可以，等候区有安静座位和电源，二楼还有小会议间。'),
  plain(
    'suggestion',
    'procedure',
    '建议取车时在手机上先看到更换下来的旧件照片。',
    '很好的建议，我们已经采纳：从下个月起旧件照片会随维修记录一起提供。',
  ),
  plain(
    'suggestion',
    'club-events',
    '希望多办工作日晚上的新手课堂。',
    '已转给活动负责人，下季度会先试办两场晚间课堂。',
  ),
  plain('suggestion', 'expectation', '希望休息室提供低糖的饮料。', '谢谢，休息室本周起增加无糖茶和气泡水。'),
  plain(
    'suggestion',
    'procedure',
    '预约页面可以显示每位顾问擅长的项目吗？',
    '我们会在下一次改版时讨论，有结果会告诉您。',
  ),
  plain(
    'praise',
    'attitude',
    '周师傅冒雨帮我检查底盘，讲得特别清楚，谢谢！',
    '谢谢您的表扬，已经转告周师傅，他很高兴。',
  ),
  plain('praise', 'procedure', '第一次来就被照顾得很好，代步车干净，交车准时。', '谢谢您的认可，期待下次再见到您。'),
  plain('praise', 'club-rescue', '半夜爆胎，二十分钟就来人了，真的安心。', '谢谢您，我们已经转告当晚值班的同事。'),
]

/** The same in English, for owners who write it. */
export const ENGLISH: readonly Story[] = [
  complaint(
    ...([
      'procedure',
      'after-sales',
      'My car was promised for three and ready at half past five. Nobody told me why.',
    ] as const),
    ['A leak at the oil filter was found at the final check and not told to the adviser', 'process-handover'],
    [
      'I am sorry that you waited for nothing. It was our mistake; please take these points and a place at the front next time.',
      [['p', 800]],
    ],
    'Points given; findings of the final check now reach the adviser at once',
    { stage: 'return' },
  ),
  complaint(
    ...(['price', 'after-sales', 'The bill has an air-conditioning clean on it that I never agreed to.'] as const),
    ['Extra work was agreed on the phone only', 'process-bill'],
    ['You should not have been charged for it. We pay it back in full.', [['m', 168]]],
    'Paid back; extra work is agreed online only',
  ),
  complaint(
    ...([
      'defect',
      'after-sales',
      'There is a knock from the right front wheel over bumps, and the second visit did not cure it.',
    ] as const),
    ['The upper mount of the damper had cracked early', 'part-faulty'],
    [
      'We replace the damper under warranty and make up for the two journeys.',
      [
        ['r', 680],
        ['p', 1_000],
      ],
    ],
    'Damper replaced, quiet on the road',
    { often: 'always', light: 'none' },
  ),
  complaint(
    ...([
      'parts',
      'parts',
      'The wheel covers rattle since the tyres were changed, and one of them is scratched.',
    ] as const),
    ['The covers were fitted without the clips', 'process-handover'],
    ['New clips and a new cover are fitted while you wait.', [['r', 120]]],
    'Cover and clips fitted, the owner drove it with us',
    { part: 'Wheel covers' },
  ),
  complaint(
    ...(['attitude', 'after-sales', 'I called three times about my keys and was put through to nobody.'] as const),
    ['Calls after six were not taken by anybody', 'process-handover'],
    ['I am your contact from now on. Please take these points for your patience.', [['p', 500]]],
    'Calls after six go to the rescue desk',
  ),
  plain(
    'inquiry',
    'club-points',
    'Can I pay for a service with points?',
    'Yes: turn them into a service voucher first and show it when you pay.',
  ),
  plain(
    'suggestion',
    'procedure',
    'Please show photos of the parts that were replaced.',
    'A good idea, and we take it up: from next month they come with the service record.',
  ),
  plain(
    'praise',
    'attitude',
    'The adviser explained everything patiently. Thank you!',
    'Thank you, I have passed it on to the team.',
  ),
  plain(
    'inquiry',
    'club-points',
    'Do my points expire when I sell the car?',
    'No, they belong to you and not to the car. Each lot keeps its own date.',
  ),
  plain(
    'praise',
    'attitude',
    'My car came back cleaner than it has been for a year.',
    'The wash team will be glad to read it. Thank you!',
  ),
]
