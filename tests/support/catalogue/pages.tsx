import {
  CalendarPlus,
  ContactRound,
  LayoutDashboard,
  LifeBuoy,
  MessageSquareWarning,
  Phone,
  Plus,
  Printer,
  QrCode,
  Siren,
  Users,
  Wrench,
  X,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, ButtonLink, IconLink, TextLink } from '~/ui/button'
import { Car } from '~/ui/car'
import { Card, Columns, Part } from '~/ui/card'
import { Chart } from '~/ui/chart'
import { Chip } from '~/ui/chip'
import { ConfirmDialog, Dialog } from '~/ui/dialog'
import { DocumentJob, DocumentSheet, DocumentSum, Seal } from '~/ui/document'
import { EmptyState } from '~/ui/empty'
import { ErrorPage } from '~/ui/error-page'
import { Gauge, PlateNumber } from '~/ui/figures'
import { Filters, SearchBox } from '~/ui/filters'
import { PasswordInput, Select, TextInput } from '~/ui/inputs'
import { MenuLink } from '~/ui/menu'
import { OwnerPage, OwnerShell } from '~/ui/owner-shell'
import { Paging } from '~/ui/paging'
import { MemberPlate } from '~/ui/plate'
import { DoorShell } from '~/ui/public-shell'
import { DateBlock, Facts, Item, Rows } from '~/ui/rows'
import { Scale } from '~/ui/scale'
import { Identity, Pane, StaffPage, StaffShell, Sums } from '~/ui/staff-shell'
import { SubmitButton } from '~/ui/submit'
import { type Column, DataTable } from '~/ui/table'
import { ChoiceLinks, SegmentLinks } from '~/ui/tabs'
import { Steps, Timeline } from '~/ui/timeline'
import { Toast } from '~/ui/toast'
import { Sheet } from './sheet'

const home = (
  <OwnerShell unread={2}>
    <OwnerPage>
      <Columns>
        <div>
          <section>
            <div className="flex items-start justify-between gap-3">
              <div>
                <h1 className="title">燕鸥 Tern 2.0</h1>
                <p className="text-small text-ink-2">林知夏，晚上好</p>
              </div>
              <PlateNumber box>沪A·D00518</PlateNumber>
            </div>
            <Car className="mt-4" label="燕鸥轿车侧视图" />
            <Scale className="mt-2" at={0.635} start="上次 20,180 km" end="下次 30,000 km" />
            <div className="my-5 flex items-end justify-between gap-4">
              <p>
                <span className="block text-small text-ink-2">当前里程</span>
                <Gauge unit="km">26,418</Gauge>
              </p>
              <p className="pb-2 text-end text-small">
                <b>还有 3,582 km</b>
                <br />
                <span className="text-ink-2">按近期用车，约 2 月上旬</span>
              </p>
            </div>
            <ButtonLink kind="go" full href="/book">
              预约 3 万公里保养
            </ButtonLink>
          </section>
          <Part title="接下来" way={{ href: '/x', label: '全部' }}>
            <Rows card>
              <Item
                href="/a"
                title="佘山冬季驾驶日"
                sub="周六 09:00 · 已报名 2 位"
                lead={<DateBlock day="05" month="12 月" />}
              />
              <Item href="/b" title="320 积分到期" sub="可兑一次精致洗车" lead={<DateBlock day="31" month="12 月" />} />
            </Rows>
          </Part>
        </div>
        <div>
          <Part title="会员" way={{ href: '/y', label: '权益' }}>
            <MemberPlate
              name="林知夏"
              nameLang="zh-CN"
              number="M-20 418 077"
              tier="黄金会员"
              act={
                <ButtonLink kind="on-plate" size="s" icon={QrCode} href="/card">
                  出示会员卡
                </ButtonLink>
              }
            />
          </Part>
        </div>
      </Columns>
      <Toast id="1" undo={<button type="button">撤销</button>}>
        已取消周四 09:30 的预约
      </Toast>
    </OwnerPage>
  </OwnerShell>
)

const book = (
  <OwnerShell>
    <OwnerPage
      back="/book"
      title="预约保养"
      titled={false}
      actions={<IconLink icon={X} label="关闭" href="/home" />}
      foot={
        <>
          <div className="mb-3 flex items-center justify-between gap-3">
            <div>
              <p className="num font-semibold">11 月 26 日，周四 09:30 – 11:40</p>
              <p className="num text-small text-ink-2">预计 ¥1,180.00 · 交车时付款</p>
            </div>
            <p className="text-end text-small">
              <span className="text-ink-2">为您保留</span>
              <br />
              <b className="num text-lead">06:42</b>
            </p>
          </div>
          <Button kind="go" full>
            确认这个时间
          </Button>
        </>
      }
    >
      <Steps count={4} at={3} label="第 3 步，共 4 步" />
      <h1 className="title mt-6">您什么时候方便？</h1>
      <Rows card className="mt-4">
        <Item
          title="3 万公里保养"
          sub="约 2 小时 10 分钟"
          lead={
            <span className="w-21">
              <Car />
            </span>
          }
          end={<TextLink href="/c">更改</TextLink>}
        />
        <Item title="虹桥服务中心" sub="上次的顾问：沈亦舟" end={<TextLink href="/c">更改</TextLink>} />
      </Rows>
      <div className="mt-4">
        <ConfirmDialog
          id="cancel"
          label="取消预约"
          button={{ kind: 'danger', full: true }}
          title="取消周四 09:30 的预约？"
          says="您的时段会立即让给候补的车主。周三 09:30 前取消不收费。"
          keep="保留预约"
        >
          <SubmitButton kind="danger">取消预约</SubmitButton>
        </ConfirmDialog>
      </div>
    </OwnerPage>
  </OwnerShell>
)

const door = (
  <DoorShell
    say="车的每一段经历，都替您留着。"
    more="预约保养，看着工作进行，多年以后再读每一份记录。路上的救援，一个电话就到。"
    other={{ label: 'English', lang: 'en', href: '?lng=en' }}
  >
    <h1 className="title">登录</h1>
    <p className="mt-1 text-ink-2">
      还不是会员？<TextLink href="/join">车主入会</TextLink>
    </p>
    <form className="form mt-5">
      <TextInput
        field={{ id: 'name', name: 'name', initialValue: '138 0000 1024' }}
        label="手机号或邮箱"
        autoComplete="username"
      />
      <PasswordInput
        field={{ id: 'password', name: 'password', errors: ['密码与账号不符。再错 8 次将暂停 10 分钟。'] }}
        label="密码"
        autoComplete="current-password"
      />
      <Button kind="go" full className="keep-full" type="submit">
        登录
      </Button>
      <Button full className="keep-full">
        改用验证码
      </Button>
    </form>
  </DoorShell>
)

const desk = (children: ReactNode) => (
  <StaffShell
    rail={[
      {
        links: [
          { href: '/desk/today', icon: LayoutDashboard, label: '今日' },
          { href: '/desk/members', icon: ContactRound, label: '会员' },
        ],
      },
      {
        title: '服务',
        links: [
          { href: '/desk/calendar', icon: CalendarPlus, label: '日历', count: 14 },
          { href: '/desk/orders', icon: Wrench, label: '工单', count: 9 },
          { href: '/desk/rescue', icon: Siren, label: '救援', count: 2, danger: true },
          { href: '/desk/cases', icon: MessageSquareWarning, label: '反馈', count: 6 },
        ],
      },
      { title: '俱乐部', links: [{ href: '/desk/people', icon: Users, label: '员工' }] },
    ]}
    dealer={{ name: '上海虹桥', menu: <MenuLink href="/x">上海浦东</MenuLink> }}
    user={{ name: 'Shen Yizhou', sub: '顾问 · 虹桥', menu: <MenuLink href="/me">账号</MenuLink> }}
    search={{ page: '/desk/search', resource: '/api/search' }}
  >
    {children}
  </StaffShell>
)

interface Member {
  number: string
  name: string
  plate: string
  tier: string
  points: string
  late: boolean
}
const members: Member[] = Array.from({ length: 22 }, (_, n) => ({
  number: `M-20 41${n} 07${n % 10}`,
  name: ['林知夏', 'Amelia Hart', '陈默', 'Daniel Osei', '任可欣'][n % 5] ?? '',
  plate: `沪A·D${10518 + n * 37}`,
  tier: ['黄金', '铂金', '银'][n % 3] ?? '',
  points: ((n * 3251) % 20000).toLocaleString('en'),
  late: n % 7 === 3,
}))
const columns: Column<Member>[] = [
  { id: 'name', head: '姓名', cell: (row) => row.name, sort: { href: '?sort=name', now: 'ascending' } },
  { id: 'number', head: '会员号', cell: (row) => <span className="num">{row.number}</span>, phone: 'off' },
  { id: 'plate', head: '车牌', cell: (row) => <PlateNumber>{row.plate}</PlateNumber> },
  { id: 'tier', head: '等级', cell: (row) => row.tier },
  { id: 'state', head: '状态', cell: (row) => (row.late ? <Chip tone="warn">保险将到期</Chip> : null) },
  { id: 'points', head: '积分', cell: (row) => row.points, figure: true, phone: 'key' },
]

const list = desk(
  <StaffPage
    title="会员"
    beside={
      <Sums
        of={[
          { label: '全部', value: '1,204' },
          { label: '需联系', value: '7', tone: 'danger' },
        ]}
      />
    }
    acts={
      <ButtonLink kind="go" size="s" icon={Plus} shortcut="N" href="/new">
        新会员
      </ButtonLink>
    }
  >
    <Pane pad={false}>
      <div className="px-6 py-4 max-desk:px-0">
        <Filters
          chips={[
            { label: '等级：黄金', href: '?' },
            { label: '即将到期', href: '?' },
          ]}
          clear="?"
        >
          <SearchBox bare label="搜索会员" className="w-64 max-desk:w-full" />
          <Select
            field={{ id: 'tier', name: 'tier' }}
            label="等级"
            placeholder="全部"
            options={[{ value: 'gold', label: '黄金' }]}
          />
        </Filters>
      </div>
      <DataTable
        inset
        caption="会员"
        columns={columns}
        rows={members}
        rowKey={(row) => row.number}
        rowHref={(row) => `/desk/members/${row.number}`}
      />
      <div className="px-6 max-desk:px-0">
        <Paging prev="?" next="?" shown="1,204 位中的 22 位" />
      </div>
    </Pane>
  </StaffPage>,
)

const member = desk(
  <StaffPage
    path={[{ label: '会员', href: '/desk/members' }, { label: 'M-20 418 077' }]}
    identity={
      <Identity
        title="林知夏"
        aside={<span className="text-lead text-ink-2">Lin Zhixia</span>}
        chips={
          <>
            <Chip tone="line">黄金</Chip>
            <Chip tone="warn">保险 27 天后到期</Chip>
          </>
        }
        sub="2023 年 3 月 4 日入会。愿意收短信，10:00 以后联系。"
        acts={
          <>
            <Button size="s" icon={Phone}>
              记录通话
            </Button>
            <Button size="s" icon={LifeBuoy}>
              救援
            </Button>
            <Button kind="go" size="s" icon={CalendarPlus}>
              预约
            </Button>
          </>
        }
      />
    }
  >
    <Pane kind="list" label="身份">
      <Part title="身份" end={<TextLink href="/e">编辑</TextLink>}>
        <Facts
          of={[
            ['电话', '138 **** 1024'],
            ['邮箱', 'l***a@mail.example'],
            ['顾问', '沈亦舟'],
          ]}
        />
      </Part>
      <Part title="档案" end="86%">
        <Scale at={0.86} ticks={40} needle={false} />
      </Part>
    </Pane>
    <Pane label="经过">
      <ChoiceLinks
        label="种类"
        of={[
          { href: '?', label: '全部', count: 148, current: true },
          { href: '?s', label: '服务', count: 31 },
          { href: '?p', label: '积分', count: 52 },
        ]}
      />
      <Timeline
        day="今天"
        date="11 月 18 日"
        facts={[
          {
            id: '1',
            time: '10:20',
            icon: Wrench,
            title: '提出增项',
            why: '雨刮电机，¥320.00。等待车主答复。',
            end: '周启明',
          },
          {
            id: '2',
            time: '09:38',
            icon: CalendarPlus,
            title: '已接车',
            why: '“左前车窗升到一半就停，天冷时更明显。”',
            end: '沈亦舟',
          },
        ]}
      />
    </Pane>
    <Pane kind="detail" label="车辆">
      <Part title="车辆" end="2">
        <Item
          title="Tern 2.0, 2023"
          sub="沪A·D00518，车主"
          lead={
            <span className="w-28">
              <Car />
            </span>
          }
        />
        <Item
          title="Heron, 2025"
          sub="沪A·D66120，使用人"
          lead={
            <span className="w-28">
              <Car body="suv" />
            </span>
          }
        />
      </Part>
      <Part title="积分">
        <span className="figure figure-s">12,480</span>
      </Part>
      <Part title="没有反馈">
        <EmptyState level={3} title="还没有反馈" act={<Button size="s">新建</Button>}>
          来电、到店或网上的意见都记在这里。
        </EmptyState>
      </Part>
    </Pane>
  </StaffPage>,
)

const form = desk(
  <StaffPage
    title="新会员"
    path={[{ label: '会员', href: '/desk/members' }]}
    beside={
      <SegmentLinks
        label="方式"
        of={[
          { href: '?a', label: '柜台', current: true },
          { href: '?b', label: '电话' },
        ]}
      />
    }
  >
    <Pane>
      <Card pad className="max-w-3xl">
        <form className="form form-two">
          <TextInput field={{ id: 'n', name: 'n' }} label="姓名" />
          <TextInput field={{ id: 'p', name: 'p', errors: ['这个号码已属于另一位会员。请先查找。'] }} label="电话" />
          <Select field={{ id: 't', name: 't' }} label="语言" options={[{ value: 'zh', label: '中文' }]} />
          <TextInput field={{ id: 'e', name: 'e' }} label="邮箱" optional />
          <div className="form-acts wide">
            <SubmitButton size="s">登记会员</SubmitButton>
            <Button size="s">放弃</Button>
          </div>
        </form>
      </Card>
      <Dialog
        id="open"
        title="合并两位会员？"
        says="积分、车辆与记录并入较早的一位，之后不能分开。"
        open
        acts={
          <>
            <Button size="s">保持不变</Button>
            <Button size="s" kind="danger">
              合并会员
            </Button>
          </>
        }
      />
    </Pane>
  </StaffPage>,
)

const record = (
  <OwnerShell>
    <OwnerPage
      back="/garage"
      title="维修记录"
      titled={false}
      actions={<IconLink icon={Printer} label="打印" href="?print" />}
    >
      <DocumentSheet number="W-20418" date="2026 年 6 月 12 日，周五" title="二万公里保养" from="科温上海虹桥服务中心">
        <hr className="thin" />
        <h2>项目与费用</h2>
        <DocumentJob
          mark="一"
          title="常规保养"
          value="¥1,050.00"
          lines={[
            { id: '1', name: '工时 1.2 小时', value: '360.00' },
            { id: '2', name: '全合成机油 0W-20 · 5 升', value: '465.00' },
          ]}
        />
        <DocumentJob
          mark="二"
          title="更换左前车窗升降开关"
          value={<Chip>质保</Chip>}
          lines={[{ id: '1', name: '开关总成，工时 0.5 小时', value: '680.00 由厂家承担' }]}
        />
        <hr />
        <DocumentSum name="全部项目" value="¥1,850.00" />
        <DocumentSum name="您支付（含税）" value="¥1,050.00" total />
        <hr className="thin" />
        <h2>顾问的话</h2>
        <p className="doc-say mt-2">机油消耗正常，电瓶健康度 94%。车窗开关已换新件。冬天前记得来换季检查，不收费。</p>
        <Seal name="科温上海虹桥服务中心" date="2026·06·12" mark={['M1.5 3C7 3.6 11 7 13 15.5C15 7 19 3.6 24.5 3']} />
      </DocumentSheet>
      <Part title="每月积分">
        <Chart
          kind="bars"
          title="每月获得的积分"
          heads={['月份', '积分']}
          points={['1 月', '2 月', '3 月', '4 月', '5 月', '6 月'].map((label, at) => ({
            label,
            value: 200 + at * 210,
            text: String(200 + at * 210),
            tone: at === 4 ? ('warn' as const) : undefined,
          }))}
        />
        <Chart
          kind="line"
          title="里程"
          heads={['日期', '公里']}
          points={Array.from({ length: 20 }, (_, at) => ({
            label: `${at + 1} 日`,
            value: 20000 + at * at * 17,
            text: String(20000 + at * at * 17),
          }))}
        />
      </Part>
    </OwnerPage>
  </OwnerShell>
)

const fault = (
  <ErrorPage drawing={<Car body="hatch" />} title="找不到这个页面" way={{ href: '/', label: '返回首页' }} id="0193f2c1">
    地址有误，或内容已不存在。
  </ErrorPage>
)

/** Pages of the catalogue: what a builder sees when a part is at work. */
export const pages: Record<string, { at: string; page: ReactNode }> = {
  sheet: { at: '/', page: <Sheet /> },
  home: { at: '/home', page: home },
  book: { at: '/book/time', page: book },
  door: { at: '/sign-in', page: door },
  list: { at: '/desk/members', page: list },
  member: { at: '/desk/members/1', page: member },
  form: { at: '/desk/members/new', page: form },
  record: { at: '/garage/records/1', page: record },
  fault: { at: '/nowhere', page: fault },
}
