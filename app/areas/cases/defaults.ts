import type { CaseField, CasePolicyTerms, CaseTarget } from '#db/schema/cases'
import type { Words } from '~/kernel/words'
import type { Department, Nature, Severity } from './rules'

type DefaultKind = {
  code: string
  /** Empty for the top. */
  under: string
  name: Words
  natures: Nature[]
  severity: Severity
  department: Department | ''
  fields: CaseField[]
}
type Leaf = Omit<DefaultKind, 'under' | 'fields'> & { fields?: CaseField[] }

const words = (zh: string, en: string): Words => ({ zh, en })
const field = (kind: CaseField['kind'], code: string, zh: string, en: string, required = false): CaseField => ({
  ...{ code, label: words(zh, en), kind, options: [], required },
})
const option = (code: string, zh: string, en: string) => ({ code, text: words(zh, en) })
const choice = (code: string, zh: string, en: string, options: CaseField['options'], required = false): CaseField => ({
  ...{ code, label: words(zh, en), kind: 'choice', options, required },
})

const ALL: Nature[] = ['inquiry', 'complaint', 'suggestion', 'praise']
const ASKED: Nature[] = ['inquiry', 'complaint']
const branch = (top: Leaf, leaves: Leaf[]): DefaultKind[] => [
  { fields: [], ...top, under: '' },
  ...leaves.map((leaf) => ({ fields: [], ...leaf, under: top.code })),
]

const SINCE = field('date', 'since', '从什么时候开始', 'Since when')
const OFTEN = choice('often', '出现的频率', 'How often', [
  option('always', '每次都有', 'Every time'),
  option('sometimes', '时有时无', 'Now and then'),
  option('once', '只有一次', 'Once'),
])
const LIGHT = choice('light', '仪表报警灯', 'Warning light', [
  option('none', '没有亮', 'None'),
  option('amber', '黄色', 'Amber'),
  option('red', '红色', 'Red'),
])

/** The kinds of cases that a new club begins with. */
export const DEFAULT_KINDS: DefaultKind[] = [
  ...branch(
    {
      ...{ code: 'product', name: words('产品', 'Product'), natures: ALL },
      ...{ severity: 'normal', department: 'after-sales' },
    },
    [
      {
        ...{ code: 'defect', name: words('产品缺陷', 'Defect'), natures: ['complaint'] },
        ...{ severity: 'high', department: 'after-sales' },
        fields: [SINCE, field('number', 'km', '出现时的里程（km）', 'Reading when it appeared (km)'), OFTEN, LIGHT],
      },
      {
        ...{ code: 'use', name: words('使用中的故障', 'Fault in use'), natures: ASKED },
        ...{ severity: 'normal', department: 'after-sales' },
        fields: [SINCE, OFTEN, LIGHT],
      },
      {
        ...{ code: 'parts', name: words('加装与更换的配件', 'Fitted parts'), natures: ASKED },
        ...{ severity: 'normal', department: 'parts' },
        fields: [
          field('text', 'part', '配件名称', 'Which part', true),
          field('date', 'fitted', '安装日期', 'Fitted on'),
        ],
      },
    ],
  ),
  ...branch(
    {
      ...{ code: 'service', name: words('服务', 'Service'), natures: ALL },
      ...{ severity: 'normal', department: 'after-sales' },
    },
    [
      {
        ...{ code: 'attitude', name: words('服务态度', 'Attitude'), natures: ['complaint', 'suggestion', 'praise'] },
        ...{ severity: 'normal', department: 'customer-relations' },
        fields: [field('text', 'who', '涉及的工作人员', 'Who it is about'), field('date', 'when', '日期', 'When')],
      },
      {
        ...{ code: 'procedure', name: words('服务流程', 'Procedure'), natures: ALL },
        ...{ severity: 'normal', department: 'after-sales' },
        fields: [
          choice('stage', '哪个环节', 'At which point', [
            option('booking', '预约', 'Booking'),
            option('reception', '接车', 'Reception'),
            option('work', '维修', 'The work itself'),
            option('bill', '结算', 'The bill'),
            option('return', '交车', 'Handing back'),
          ]),
        ],
      },
      {
        ...{ code: 'unanswered', name: words('没有人答复', 'Nobody answered'), natures: ['complaint'] },
        ...{ severity: 'high', department: 'customer-relations' },
        fields: [
          field('date', 'asked', '上次联系的日期', 'Last asked on', true),
          choice('channel', '当时的联系方式', 'How it was asked', [
            option('phone', '电话', 'By phone'),
            option('counter', '到店', 'At the counter'),
            option('web', '网页或邮件', 'Web or mail'),
          ]),
        ],
      },
    ],
  ),
  ...branch(
    {
      ...{ code: 'purchase', name: words('购车', 'Purchase'), natures: ALL },
      ...{ severity: 'normal', department: 'sales' },
    },
    [
      {
        ...{ code: 'price', name: words('价格', 'Price'), natures: ASKED },
        ...{ severity: 'normal', department: 'sales' },
        fields: [field('text', 'document', '合同或单据编号', 'Number of the contract or bill')],
      },
      {
        ...{ code: 'contract', name: words('承诺与合同', 'Promise or contract'), natures: ASKED },
        ...{ severity: 'high', department: 'sales' },
        fields: [
          field('text', 'promised', '当时的承诺', 'What was promised', true),
          field('text', 'by', '承诺的人', 'Who promised it'),
        ],
      },
      {
        ...{ code: 'certificate', name: words('证件迟迟未到', 'Certificate late'), natures: ASKED },
        ...{ severity: 'high', department: 'sales' },
        fields: [
          choice(
            'paper',
            '哪一种证件',
            'Which paper',
            [
              option('conformity', '合格证', 'Certificate of conformity'),
              option('invoice', '购车发票', 'Invoice'),
              option('warranty', '三包凭证', 'Three-guarantee certificate'),
              option('plate', '上牌资料', 'Registration papers'),
            ],
            true,
          ),
          field('date', 'promised-on', '约定的日期', 'Promised for'),
        ],
      },
    ],
  ),
  ...branch(
    {
      ...{ code: 'expectation', name: words('期望', 'Expectation'), natures: ALL },
      ...{ severity: 'low', department: 'customer-relations' },
    },
    [],
  ),
  ...branch(
    {
      ...{ code: 'club', name: words('俱乐部', 'The club'), natures: ALL },
      ...{ severity: 'normal', department: 'customer-relations' },
    },
    [
      {
        ...{ code: 'club-points', name: words('积分与礼遇', 'Points and rewards'), natures: ALL },
        ...{ severity: 'normal', department: 'customer-relations' },
      },
      {
        ...{ code: 'club-events', name: words('活动', 'Events'), natures: ALL },
        ...{ severity: 'normal', department: 'customer-relations' },
      },
      {
        ...{ code: 'club-rescue', name: words('道路救援', 'Roadside help'), natures: ALL },
        ...{ severity: 'high', department: 'after-sales' },
      },
    ],
  ),
]

/** What a case goes back to, two levels. */
export const DEFAULT_CAUSES: { code: string; under: string; name: Words }[] = [
  { code: 'people', under: '', name: words('人员', 'People') },
  { code: 'people-skill', under: 'people', name: words('技能不足', 'Skill missing') },
  { code: 'people-manner', under: 'people', name: words('沟通方式不当', 'Manner of speaking') },
  { code: 'people-promise', under: 'people', name: words('承诺超出权限', 'Promised beyond authority') },
  { code: 'process', under: '', name: words('流程', 'Process') },
  { code: 'process-handover', under: 'process', name: words('交接遗漏', 'Lost in a handover') },
  { code: 'process-check', under: 'process', name: words('质检未发现', 'Missed at the final check') },
  { code: 'process-booking', under: 'process', name: words('预约排期过满', 'Booked too tightly') },
  { code: 'process-bill', under: 'process', name: words('结算说明不清', 'Bill not explained') },
  { code: 'part', under: '', name: words('配件', 'Parts') },
  { code: 'part-late', under: 'part', name: words('配件到货迟', 'Part came late') },
  { code: 'part-faulty', under: 'part', name: words('配件本身有缺陷', 'Part was faulty') },
  { code: 'part-wrong', under: 'part', name: words('领用了错误的配件', 'Wrong part issued') },
  { code: 'product', under: '', name: words('产品', 'Product') },
  { code: 'product-design', under: 'product', name: words('设计如此', 'By design') },
  { code: 'product-make', under: 'product', name: words('制造缺陷', 'Made with a fault') },
  { code: 'product-software', under: 'product', name: words('软件问题', 'Software') },
  { code: 'outside', under: '', name: words('外部', 'Outside') },
  { code: 'outside-authority', under: 'outside', name: words('主管部门办理慢', 'Slow office') },
  { code: 'outside-use', under: 'outside', name: words('使用方式', 'Way of use') },
  { code: 'outside-expectation', under: 'outside', name: words('期望与说明不符', 'Expected something else') },
]

type Minutes = Pick<CaseTarget, 'acknowledge' | 'contact' | 'proposal' | 'resolve' | 'reply'>
const EVERYBODY: Record<Severity, Minutes> = {
  low: { acknowledge: 60, contact: 240, proposal: 1_440, resolve: 4_800, reply: 480 },
  normal: { acknowledge: 30, contact: 120, proposal: 960, resolve: 2_400, reply: 240 },
  high: { acknowledge: 15, contact: 60, proposal: 480, resolve: 1_440, reply: 120 },
  critical: { acknowledge: 10, contact: 30, proposal: 240, resolve: 960, reply: 60 },
}
/** Minutes within which a complaint has its form and a department. */
const FORM = 30

function target(severity: Severity, tier: string, share: number): CaseTarget {
  const all = EVERYBODY[severity]
  const part = (minutes: number) => Math.round(minutes * share)
  return {
    ...{ severity, tier, nature: '', form: FORM },
    ...{ acknowledge: part(all.acknowledge), contact: part(all.contact), reply: part(all.reply) },
    ...{ proposal: part(all.proposal), resolve: part(all.resolve) },
  }
}

/** What a new club promises: minutes of open time, sums in fen. */
export const DEFAULT_TERMS: CasePolicyTerms = {
  targets: (['low', 'normal', 'high', 'critical'] as const).flatMap((severity) => [
    target(severity, '', 1),
    target(severity, 'gold', 0.8),
    target(severity, 'platinum', 0.6),
  ]),
  warnPercent: 75,
  escalateAfter: { crm: 60, manager: 240, hq: 540 },
  silentMinutes: 240,
  approveAboveMinor: 30_000,
  hqAboveMinor: 300_000,
  pointMinor: 5,
  confirmDays: 7,
  reopenDays: 30,
  askAfterHours: 24,
  askAgainDays: 10,
  badScore: 2,
}

type DefaultRoute = { name: Words; nature: Nature | ''; kind: string; department: Department; choose: 'pool' }
const pool = (nature: Nature, kind: string, department: Department, zh: string, en: string): DefaultRoute => ({
  ...{ name: words(zh, en), nature, kind, department, choose: 'pool' },
})

/** Who gets what by itself. Complaints are not here: somebody reads each of them first. */
export const DEFAULT_ROUTES: DefaultRoute[] = [
  pool('inquiry', 'parts', 'parts', '配件咨询', 'Inquiries about parts'),
  pool('inquiry', 'product', 'after-sales', '用车咨询', 'Inquiries about the car'),
  pool('inquiry', 'service', 'after-sales', '服务咨询', 'Inquiries about service'),
  pool('inquiry', 'purchase', 'sales', '购车咨询', 'Inquiries about buying'),
  pool('inquiry', '', 'customer-relations', '其他咨询', 'Other inquiries'),
  pool('suggestion', '', 'customer-relations', '建议', 'Suggestions'),
  pool('praise', '', 'customer-relations', '表扬', 'Praise'),
]
