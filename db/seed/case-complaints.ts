import type { Department, Nature } from '../../app/areas/cases/rules'

/** Something that somebody tells the club, and how it goes. */
export type Story = {
  nature: Nature
  kind: string
  department: Department
  words: string
  answers?: Record<string, string>
  /** What was found, and what it goes back to. */
  cause: string
  causeCode: string
  /** What is offered, and what it gives: `p` points, `m` money, `r` repair in yuan, `v` a voucher. */
  offer: string
  gives: readonly (readonly ['p' | 'm' | 'r' | 'v', number])[]
  outcome: string
}

export const complaint = (
  kind: string,
  department: Department,
  words: string,
  [cause, causeCode]: [string, string],
  [offer, gives]: [string, Story['gives']],
  outcome: string,
  answers: Story['answers'] = {},
): Story => ({ nature: 'complaint', kind, department, words, cause, causeCode, offer, gives, outcome, answers })

export const COMPLAINTS: readonly Story[] = [
  complaint(
    ...(['procedure', 'after-sales', '约好下午三点取车，等到五点半才拿到，中间没有人告诉我原因。'] as const),
    ['质检时发现机油滤清器渗油返工，没有同步给接车顾问', 'process-handover'],
    ['很抱歉让您白等。返工是我们的问题，为您补偿积分，下次到店优先安排。', [['p', 800]]],
    '补偿积分，返工信息改为自动提示接车顾问',
    { stage: 'return' },
  ),
  complaint(
    ...(['defect', 'after-sales', '过减速带时右前轮有咯噔声，第二次来检查还是没有解决。'] as const),
    ['右前减振器上支座胶套早期开裂', 'part-faulty'],
    [
      '我们按质保免费更换右前减振器总成，并补偿您两次往返的时间。',
      [
        ['r', 680],
        ['p', 1_000],
      ],
    ],
    '更换右前减振器总成，路试无异响',
    { often: 'always', light: 'none' },
  ),
  complaint(
    ...(['price', 'after-sales', '账单里多了一项空调清洗，我从来没有同意过。'] as const),
    ['追加项目只在电话里提到，没有在线确认', 'process-bill'],
    ['这一项不应收费，全额退还给您。', [['m', 168]]],
    '退还 168 元，重申追加项目必须在线确认',
  ),
  complaint(
    ...(['certificate', 'sales', '提车三周了，合格证还没有给我，没法上牌。'] as const),
    ['厂家邮寄丢失，没有人跟进', 'process-handover'],
    ['已申请加急补发，补发期间为您提供临时牌照，并补偿交通费。', [['m', 600]]],
    '合格证补发到位，已完成上牌',
    { paper: 'conformity' },
  ),
  complaint(
    ...(['attitude', 'after-sales', '接车的师傅一直看手机，问什么都说不清楚。'] as const),
    ['接车高峰只留了一名顾问', 'people-manner'],
    ['为这次接待向您道歉。下次由服务经理亲自接待，并送您一次精洗。', [['v', 0]]],
    '当面致歉，调整早高峰排班',
    { who: '早班接车顾问' },
  ),
  complaint(
    ...(['unanswered', 'customer-relations', '上周留言问召回的事，到今天没有人回我。'] as const),
    ['留言进了停用的邮箱', 'process-handover'],
    ['召回范围已为您查清：您的车不在其中。留言的事是我们疏忽，补偿积分。', [['p', 300]]],
    '电话说明召回范围，停用邮箱设置转发',
    { asked: '2026-01-05', channel: 'web' },
  ),
  complaint(
    ...(['contract', 'sales', '销售答应送的脚垫和行车记录仪，交车时说没有了。'] as const),
    ['顾问承诺超出活动范围', 'people-promise'],
    ['承诺属实，我们按承诺兑现：脚垫与记录仪本周内安装。', [['r', 1_280]]],
    '加装脚垫与行车记录仪，顾问培训承诺权限',
    { promised: '全车脚垫和行车记录仪', by: '销售顾问' },
  ),
  complaint(
    ...(['parts', 'parts', '等一块后视镜镜片等了四个星期，每次问都说下周。'] as const),
    ['配件订单漏下，第三周才补', 'part-late'],
    [
      '镜片已到店，安装费用全免，并补偿等候。',
      [
        ['r', 260],
        ['p', 600],
      ],
    ],
    '镜片安装完成，缺件订单增加每日核对',
    { part: '右后视镜镜片' },
  ),
  complaint(
    ...(['use', 'after-sales', '刚做完保养，仪表还提示“请尽快保养”。'] as const),
    ['保养后没有复位提示', 'process-check'],
    ['我们上门为您复位，不用您再跑一趟。', [['p', 200]]],
    '上门复位，质检单加入此项',
    { light: 'amber' },
  ),
  complaint(
    ...(['use', 'after-sales', '车机升级之后导航经常黑屏，要重启才行。'] as const),
    ['该批次软件与地图包不兼容', 'product-software'],
    ['新版软件已经可用，到店半小时升级，等候期间有代步车。', [['r', 120]]],
    '升级到修复版本，观察一周正常',
    { often: 'sometimes', light: 'none' },
  ),
  complaint(
    ...(['club-rescue', 'after-sales', '救援说 40 分钟到，结果等了一个半小时，孩子都冻坏了。'] as const),
    ['接单的合作方中途换车，没有更新时间', 'process-handover'],
    [
      '让孩子受冻非常抱歉。这次费用全免，并补偿积分。',
      [
        ['m', 300],
        ['p', 1_500],
      ],
    ],
    '与合作方复盘，换车须先报新时间',
  ),
  complaint(
    ...(['club-points', 'customer-relations', '上个月的保养积分一直没有到账。'] as const),
    ['工单结算时按质保录入，客户自付部分漏算', 'process-bill'],
    ['积分补上，并为核对不及时致歉。', [['p', 1_160]]],
    '补记积分，更正工单付款类别',
  ),
  complaint(
    ...(['defect', 'after-sales', '新车才 1200 公里，机油灯就亮了，担心发动机有问题。'] as const),
    ['机油压力传感器接插件虚接', 'product-make'],
    [
      '更换接插件并检测机油压力，送您一次延长质保，需要经理批准。',
      [
        ['r', 3_600],
        ['p', 2_000],
      ],
    ],
    '更换接插件，机油压力正常，延长动力总成质保一年',
    { km: '1200', light: 'red', often: 'once' },
  ),
  complaint(
    ...(['procedure', 'after-sales', '洗车把漆面刮了两道，取车时没有人说。'] as const),
    ['洗车房毛刷老化', 'process-check'],
    [
      '免费抛光修复，深的一道重新喷漆，期间提供代步车。',
      [
        ['r', 1_500],
        ['p', 500],
      ],
    ],
    '抛光与局部喷漆完成，更换毛刷',
    { stage: 'return' },
  ),
]
