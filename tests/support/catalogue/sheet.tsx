import {
  BatteryCharging,
  CalendarPlus,
  Check,
  Coffee,
  FileText,
  Flag,
  Gift,
  Hourglass,
  KeyRound,
  MessageSquareText,
  Plus,
  Printer,
  ShieldAlert,
  TriangleAlert,
  Wrench,
} from 'lucide-react'
import { Bars } from '~/ui/bars'
import { Button, ButtonLink, IconLink, LinkButton, TextLink } from '~/ui/button'
import { Car, type CarBody } from '~/ui/car'
import { Card, Note, PageTitle, Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { Checkbox, RadioCards, Segmented, Switch } from '~/ui/choices'
import { ClockRing } from '~/ui/clock-ring'
import { EmptyState, Skeleton } from '~/ui/empty'
import { FormErrors } from '~/ui/field'
import { Avatar, Code, Figure, Gauge, PlateNumber } from '~/ui/figures'
import { DateInput, FileInput, PasswordInput, Select, Textarea, TextInput } from '~/ui/inputs'
import { Menu, MenuLine, MenuLink } from '~/ui/menu'
import { MemberPlate } from '~/ui/plate'
import { DateBlock, Entry, Facts, Item, Rows, Stats, Tiles } from '~/ui/rows'
import { Scale } from '~/ui/scale'
import { SlotPicker, WeekPicker } from '~/ui/slots'
import { FormActs } from '~/ui/submit'
import { ChoiceLinks, SegmentLinks, Tabs } from '~/ui/tabs'
import { StateLine, Steps, Timeline } from '~/ui/timeline'
import { Voucher } from '~/ui/voucher'

/** Not a readable code: the right shape for a picture of one. */
export const qr = Array.from({ length: 25 }, (_, y) =>
  Array.from({ length: 25 }, (_, x) => {
    const inEye = (ex: number, ey: number) => x >= ex && x < ex + 7 && y >= ey && y < ey + 7
    const eye = [
      [0, 0],
      [18, 0],
      [0, 18],
    ].find(([ex = 0, ey = 0]) => inEye(ex, ey))
    if (!eye) return (x * 7 + y * 11 + x * y) % 5 < 2 ? '1' : '0'
    const ring = Math.max(Math.abs(x - (eye[0] ?? 0) - 3), Math.abs(y - (eye[1] ?? 0) - 3))
    return ring === 2 ? '0' : '1'
  }).join(''),
)
const field = (name: string, more = {}) => ({ id: `f-${name}`, name, ...more })
const bodies: CarBody[] = ['sedan', 'suv', 'hatch', 'mpv', 'coupe']

/** Every part in its states. */
export function Sheet() {
  return (
    <main className="mx-auto grid max-w-[1328px] gap-10 p-5 desk:grid-cols-3 desk:gap-x-8 desk:p-14">
      <Part title="Type" className="desk:col-span-2">
        <p>
          <Gauge unit="km">26,418</Gauge>
        </p>
        <p>
          <Figure>12,480</Figure>{' '}
          <Figure small unit="mm">
            5.8
          </Figure>
        </p>
        <p className="record-title">
          Twenty thousand kilometres <span lang="zh-CN">二万公里保养</span>
        </p>
        <PageTitle sub="积分总是先用最早到期的。">
          When should we expect you? <span lang="zh-CN">您什么时候方便？</span>
        </PageTitle>
        <p className="text-lead">
          Hongqiao Service Centre <span lang="zh-CN">虹桥服务中心</span>
        </p>
        <p>
          Spending always draws on the points that expire first. <PlateNumber>沪A·D00518</PlateNumber>{' '}
          <PlateNumber box>沪A·D00518</PlateNumber> <Code>LCVTN4A10R0001024</Code>
        </p>
      </Part>
      <Part title="Cars">
        {bodies.map((body) => (
          <Car key={body} body={body} />
        ))}
        <Scale at={0.635} start="20,180 km" end="30,000 km" />
      </Part>
      <Part title="Buttons" className="desk:col-span-2">
        <div className="flex flex-wrap gap-3">
          <Button kind="go">Confirm this time</Button>
          <Button>Change</Button>
          <Button kind="danger">Cancel booking</Button>
          <Button disabled>No seats left</Button>
          <Button kind="go" busy>
            Confirm this time
          </Button>
          <Button kind="plain">Later</Button>
          <Button kind="alarm">呼叫救援</Button>
        </div>
        <div className="mt-4 flex flex-wrap gap-3">
          <Button kind="go" size="s" icon={Plus} shortcut="N">
            New booking
          </Button>
          <Button size="s">Export</Button>
          <Button size="s" kind="danger">
            Merge members
          </Button>
          <ButtonLink size="s" href="/x" icon={CalendarPlus}>
            Book
          </ButtonLink>
          <TextLink href="/x" alone>
            Record W-20418
          </TextLink>
          <LinkButton>Give it back</LinkButton>
          <IconLink icon={Printer} label="Print" href="/x" line />
          <Menu summary="More">
            {
              <>
                <MenuLink href="/a" icon={Printer}>
                  Print
                </MenuLink>
                <MenuLine />
                <MenuLink href="/b">Export</MenuLink>
              </>
            }
          </Menu>
        </div>
        <div className="mt-4 flex flex-wrap gap-2">
          <Chip>Booked</Chip>
          <Chip tone="line">Gold</Chip>
          <Chip tone="now" icon={Wrench}>
            In work
          </Chip>
          <Chip tone="warn" icon={Hourglass}>
            Waiting for parts
          </Chip>
          <Chip tone="danger" icon={TriangleAlert}>
            12 min late
          </Chip>
          <Chip icon={Check}>Completed</Chip>
          <Avatar name="Lin Zhixia" />
          <Avatar name="陈志远" large />
        </div>
      </Part>
      <Part title="Notes">
        <div className="grid gap-3">
          <Note icon={BatteryCharging}>6 月 19 日起可用</Note>
          <Note tone="now" icon={Check} title="Saved">
            Everyone can see it now.
          </Note>
          <Note tone="warn" icon={TriangleAlert} title="10:15 was taken a moment ago.">
            We moved you to 09:30, the nearest free time.
          </Note>
          <Note
            tone="danger"
            icon={ShieldAlert}
            title="人在行车道，未受伤。"
            acts={<Button size="s">我们已在安全位置</Button>}
          >
            已提醒开启双闪
          </Note>
        </div>
      </Part>
      <Part title="Fields">
        <form className="form">
          <FormErrors title="Two answers are missing" errors={[{ field: 'f-vin', message: 'VIN' }, 'Choose a day.']} />
          <TextInput
            field={field('plate', { initialValue: '沪A·D00518' })}
            label="Plate"
            optional
            hint="New-energy plates have six characters after the letter."
          />
          <TextInput
            field={field('vin', {
              initialValue: 'LCVTN4A1OR0001024',
              errors: ['A VIN never contains the letter O. Did you mean 0 in place 9?'],
            })}
            label="VIN"
            look="code"
          />
          <TextInput
            field={field('km', { initialValue: 26418 })}
            label="Odometer"
            unit="km"
            look="num"
            inputMode="numeric"
          />
          <PasswordInput field={field('pw')} label="Password" defaultValue="secret" />
        </form>
      </Part>
      <Part title="More fields">
        <form className="form">
          <Select
            field={field('dealer')}
            label="Dealer"
            placeholder="Choose"
            options={[
              { value: 'a', label: '上海虹桥' },
              { value: 'b', label: '上海浦东' },
            ]}
          />
          <Textarea
            field={field('note')}
            label="What should we look at?"
            placeholder="Front left window stops halfway"
          />
          <DateInput field={field('day', { initialValue: '2026-11-26' })} label="Day" />
          <FileInput field={field('file')} label="Photo" hint="JPEG or PNG, up to 10 MB" />
          <Checkbox field={field('terms')}>
            I agree to the <TextLink href="/terms">terms</TextLink>
          </Checkbox>
          <Switch field={field('mail', { initialValue: 'on' })}>Club events by mail</Switch>
          <FormActs>
            <Button kind="go" type="submit">
              Save car
            </Button>
            <Button>Discard</Button>
          </FormActs>
        </form>
      </Part>
      <Part title="Choices">
        <RadioCards
          field={field('wait', { initialValue: 'lounge' })}
          label="While we work"
          options={[
            { value: 'lounge', title: 'Wait in the lounge', sub: '4 seats left from 09:30', icon: Coffee },
            { value: 'loaner', title: 'Loaner car', sub: 'None left on Thursday', icon: KeyRound, off: true },
          ]}
        />
        <div className="mt-5">
          <Segmented
            field={field('use', { initialValue: 'a' })}
            label="Used by"
            options={[
              { value: 'a', label: 'Owner' },
              { value: 'b', label: 'User' },
            ]}
          />
        </div>
        <div className="mt-5">
          <WeekPicker
            label="Day"
            days={(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const).map((weekday, at) => ({
              id: weekday,
              href: `?d=${at}`,
              weekday,
              day: String(23 + at),
              free: ([1, 0, 2, 3, 2, 1, 0] as const)[at] ?? 0,
              word: at === 6 ? 'Closed' : 'Full',
              shut: at === 6,
              current: at === 3,
              label: weekday,
            }))}
          />
        </div>
        <div className="mt-5">
          <SlotPicker
            name="slot"
            legend="Morning"
            chosen="3"
            slots={[
              { value: '1', time: '08:00' },
              { value: '2', time: '08:45', gone: true, why: 'taken' },
              { value: '3', time: '09:30', ready: 'ready 11:40' },
              { value: '4', time: '11:00' },
            ]}
          />
        </div>
      </Part>
      <Part title="Rows" way={{ href: '/x', label: '全部' }}>
        <Rows card>
          <Item
            href="/a"
            title="佘山冬季驾驶日"
            sub="周六 09:00 · 已报名 2 位"
            lead={<DateBlock day="05" month="12 月" />}
          />
          <Item
            href="/b"
            title="Heron, 2025"
            sub="due in May 2027"
            lead={
              <span className="w-21">
                <Car body="suv" />
              </span>
            }
            end={<Chip tone="warn">Soon</Chip>}
          />
          <Item
            title="Hongqiao Service Centre"
            sub="With your last adviser, Shen Yizhou"
            end={<TextLink href="/c">Change</TextLink>}
          />
        </Rows>
        <div className="mt-3">
          <Tiles
            of={[
              { href: '/1', icon: FileText, title: '维修记录', sub: '6 次，自 2023 年' },
              { href: '/2', icon: MessageSquareText, title: '意见反馈', sub: '1 条已答复' },
              { href: '/3', icon: Flag, title: '活动', sub: '本月 3 场' },
              { href: '/4', icon: Gift, title: '积分商城', sub: '12 件可兑' },
            ]}
          />
        </div>
        <div className="mt-3">
          <Stats
            of={[
              { label: 'Due today', value: '14', href: '/s' },
              { label: 'Late', value: '2', sub: 'since yesterday', href: '/t' },
            ]}
          />
        </div>
        <Card pad className="mt-3">
          <Facts
            of={[
              ['Phone', '138 **** 1024'],
              ['City', 'Shanghai, Changning'],
              ['Adviser', 'Shen Yizhou'],
              ['Never', null],
            ]}
          />
        </Card>
      </Part>
      <Part title="Account" end="2026">
        <Bars
          label="Points by expiry date"
          bars={[
            { id: '1', value: 320, text: '320', axis: 'Dec', sub: '2026', tone: 'warn' },
            { id: '2', value: 1140, text: '1,140', axis: 'Mar', sub: '2027' },
            { id: '3', value: 1860, text: '1,860', axis: 'Jun' },
            { id: '4', value: 0, text: '0', axis: 'Sep' },
            { id: '5', value: 3060, text: '3,060', axis: 'Dec' },
            { id: '6', value: 6100, text: '6,100', axis: 'Jun' },
          ]}
        />
        <Rows card className="mt-4">
          <Entry
            title="Survey answered"
            value="+120"
            why="16 Nov. For answering, whatever the score. Expires 31 Mar 2027."
          />
          <Entry title="Invitation to Chen Mo" value="0" quiet why="No points: Chen Mo was already a member." />
          <Entry
            title="Interior detailing voucher"
            value="−2,400"
            why="1 Nov. Drawn from two lots."
            act={
              <TextLink href="/x" alone>
                Give it back
              </TextLink>
            }
          />
        </Rows>
      </Part>
      <Part title="Plates">
        <MemberPlate
          name="林知夏"
          nameLang="zh-CN"
          number="M-20 418 077"
          tier="黄金会员"
          act={
            <ButtonLink kind="on-plate" size="s" href="/card">
              出示会员卡
            </ButtonLink>
          }
        />
        <div className="mt-3">
          <MemberPlate
            name="Amelia Hart"
            number="M-20 390 114"
            tier="Platinum"
            qr={{ matrix: qr, label: 'Member card' }}
          />
        </div>
        <div className="mt-3">
          <Voucher
            state="Ready to use"
            name="Interior detailing"
            terms="Hongqiao or Pudong, until 31 May 2027"
            code="CV7K-29QD-41"
            qr={{ matrix: qr, label: 'Voucher' }}
          />
        </div>
        <div className="mt-3">
          <Voucher off state="Expired" name="Winter check" terms="until 31 May 2026" code="CV7K-29QD-42" />
        </div>
      </Part>
      <Part title="Time">
        <div className="flex flex-wrap gap-5">
          <ClockRing used={0.33} text="06:42" label="Left" />
          <ClockRing small used={0.4} text="12" label="a" />
          <ClockRing small used={0.8} text="3" label="b" />
          <ClockRing small used={1.2} text="+4" label="c" />
        </div>
        <div className="mt-5">
          <StateLine
            steps={[
              { id: '1', name: '已受理', time: '23:18', why: '爆胎，无法自行更换', at: 'done' },
              { id: '2', name: '正在赶来', time: '23:24', at: 'now', why: '路况正常' },
              { id: '3', name: '到达现场', time: '约 23:47', at: 'next' },
              { id: '4', name: '救援完成', at: 'next' },
            ]}
          />
        </div>
        <div className="mt-5">
          <Steps count={4} at={3} label="Step 3 of 4" />
        </div>
        <Timeline
          day="Today"
          date="18 Nov 2026"
          facts={[
            {
              id: '1',
              time: '10:20',
              icon: Wrench,
              title: 'Extra work proposed',
              why: 'Wiper motor, ¥320.00.',
              end: 'Zhou Qiming',
            },
            {
              id: '2',
              time: '09:41',
              icon: Gift,
              title: 'Survey answered',
              why: 'Rule “Answers” v2.',
              end: <b>+120</b>,
            },
          ]}
        />
      </Part>
      <Part title="Nothing yet">
        <EmptyState level={3} car="suv" title="No car in your garage yet" act={<Button icon={Plus}>Add a car</Button>}>
          Add it by VIN or plate. The workshop then knows which parts fit.
        </EmptyState>
        <div className="mt-3">
          <Skeleton />
        </div>
      </Part>
      <Part title="Ways">
        <Tabs
          label="Faces"
          of={[
            { href: '?a', label: 'Overview', current: true },
            { href: '?b', label: 'Visits', count: 6 },
            { href: '?c', label: 'Documents' },
          ]}
        />
        <ChoiceLinks
          className="mt-3"
          label="Kinds"
          of={[
            { href: '?a', label: 'All', count: 148, current: true },
            { href: '?b', label: 'Service', count: 31 },
          ]}
        />
        <SegmentLinks
          className="mt-3"
          label="Span"
          of={[
            { href: '?d', label: 'Day', current: true },
            { href: '?w', label: 'Week' },
          ]}
        />
      </Part>
    </main>
  )
}
