import type { Words } from '~/kernel/words'

type DefaultArticle = { audience: 'public' | 'staff'; topic: string; title: Words; body: Words }

/** What a new club knows already; the desk goes on with it. */
export const DEFAULT_ARTICLES: DefaultArticle[] = [
  {
    audience: 'public',
    topic: 'use',
    title: { zh: '胎压报警灯亮了怎么办', en: 'The tyre pressure light is on' },
    body: {
      zh: '黄色的胎压灯亮起，表示至少一只轮胎的气压偏低。可以继续低速行驶到最近的地方检查。\n\n- 停车，看四只轮胎有没有明显瘪掉或扎钉\n- 气压按车门框上的标签补足，冷车时测量\n- 补气后在车机“车辆设置”中重置胎压\n\n天气骤冷时气压会下降，补气后灯就会熄灭。如果两天内再次亮起，多半是慢撒气，请预约检查。轮胎已经瘪了就不要再开，请呼叫道路救援。',
      en: 'An amber tyre light says that at least one tyre is low. You may drive on slowly to the next place where you can check.\n\n- Stop and look whether a tyre is flat or has a nail in it\n- Fill to the pressure on the label in the door frame, with cold tyres\n- Reset the tyre pressure in the vehicle settings afterwards\n\nPressure falls when it turns cold; once filled, the light goes out. If it is back within two days, the tyre loses air slowly: please book a check. Do not drive on a flat tyre, ask for roadside help.',
    },
  },
  {
    audience: 'public',
    topic: 'use',
    title: { zh: '冬天续航变短是不是故障', en: 'Less range in winter: is it a fault?' },
    body: {
      zh: '不是故障。气温低时电池能放出的电量减少，暖风也要用电，短途行驶时尤其明显。零下十度左右，续航比春秋天少三成是正常的。\n\n- 出发前插着充电枪预热座舱和电池\n- 用座椅加热代替高温暖风\n- 尽量在车还没凉透时充电\n\n如果气温回升后续航仍明显偏低，请预约动力电池检查。',
      en: 'It is not a fault. A cold battery gives less, and heating takes from it too, most of all on short trips. At ten degrees below zero a third less than in spring is normal.\n\n- Warm cabin and battery while the car is still plugged in\n- Use the seat heating instead of a hot blower\n- Charge while the battery is still warm from driving\n\nIf the range stays low when it gets warmer, please book a check of the battery.',
    },
  },
  {
    audience: 'public',
    topic: 'use',
    title: { zh: '手机连接不上车机蓝牙', en: 'The phone does not connect by Bluetooth' },
    body: {
      zh: '先在手机和车机上都删除旧的配对，再重新配对：车辆停稳，打开车机的蓝牙页面，在手机上选择车辆名称，两边的数字一致后确认。\n\n- 一部车最多记住五部手机，满了请删除不用的\n- 手机系统升级之后常常需要重新配对\n- 仍不行时，长按音量旋钮十秒重启车机\n\n重启后还是连不上，请告诉我们手机型号和系统版本。',
      en: 'Delete the old pairing on the phone and in the car, then pair again: park, open the Bluetooth page of the car, choose the car on the phone, and confirm when both show the same digits.\n\n- The car remembers five phones; delete one that is not used\n- After an update of the phone, pairing again is often needed\n- If that does not help, hold the volume knob for ten seconds to restart the screen\n\nIf it still does not connect, tell us the model of the phone and its version.',
    },
  },
  {
    audience: 'public',
    topic: 'parts',
    title: { zh: '后装配件会不会影响质保', en: 'Do fitted accessories affect the warranty?' },
    body: {
      zh: '在服务店安装的原厂配件，从安装之日起质保两年，不影响整车质保。自行加装的电器、音响或改装轮毂，只有在故障与它有关时才会影响相应部分的质保。\n\n安装前请保留发票和型号；不确定时把照片发给我们，我们先告诉您结论再动手。',
      en: 'Original accessories that are fitted at a service centre have two years of warranty of their own and leave that of the car as it is. Electrics, audio or wheels that were fitted elsewhere only matter where the fault comes from them.\n\nKeep the invoice and the type. If you are not sure, send us a photo: we tell you before anything is fitted.',
    },
  },
  {
    audience: 'public',
    topic: 'service',
    title: { zh: '保养时间快到了，怎么预约', en: 'How to book the next service' },
    body: {
      zh: '在“预约”里选择车辆和项目，页面会列出三十天内的空闲时间。选好之后时间会为您保留十分钟。\n\n- 来不及到店，可以在页面上改期，最晚提前两小时\n- 等候、代步车和接送都可以一起选\n- 没有合适的时间时可以登记候补，有空位会立即通知',
      en: 'Under “Book” choose the car and the work; the page shows what is free in the next thirty days and keeps the time you pick for ten minutes.\n\n- If you cannot make it, move it on the page up to two hours before\n- Waiting, a courtesy car or the shuttle are chosen there too\n- If nothing suits you, join the waiting list and hear at once when a time comes free',
    },
  },
  {
    audience: 'public',
    topic: 'procedure',
    title: { zh: '账单上的费用是怎么算的', en: 'How the bill is made up' },
    body: {
      zh: '账单分工时、配件和优惠三部分。工时按项目的标准时间计算，不按实际用时；等级优惠和积分抵扣单独列出。\n\n事先没有同意的追加项目不会收费：追加之前您会收到通知，在手机上确认后才会施工。对任何一行有疑问，请从这次维修记录里直接反馈，我们会对照工单答复您。',
      en: 'A bill has labour, parts and reductions. Labour is charged by the standard time of the job, not by the clock; the discount of your tier and points are shown on lines of their own.\n\nNothing extra is charged that you did not agree to: you are asked on your phone before the work begins. If a line is not clear, write to us from that service record and we answer from the work order.',
    },
  },
  {
    audience: 'public',
    topic: 'certificate',
    title: { zh: '新车的证件多久能拿到', en: 'When do the papers of a new car come?' },
    body: {
      zh: '购车发票在付清当天开具；合格证在交车时一并交付；三包凭证写有包修期和三包有效期两个期限，请核对车架号。\n\n由我们代办上牌的，一般需要五个工作日。超过约定日期仍未拿到，请在反馈中选择“证件迟迟未到”，会直接转给销售负责人。',
      en: 'The invoice is written on the day of payment, the certificate of conformity comes with the car, and the three-guarantee certificate names two periods: please check the VIN on it.\n\nIf we register the car for you it takes about five working days. If the agreed day has passed, file it as “Certificate late”: it goes straight to the head of sales.',
    },
  },
  {
    audience: 'public',
    topic: 'contract',
    title: { zh: '销售顾问口头的承诺算不算数', en: 'Does a spoken promise count?' },
    body: {
      zh: '算数的前提是说得清楚。请告诉我们：承诺了什么、谁说的、大概什么时候，有聊天记录或照片更好。我们会找当事人核对，属实的一律兑现；写进合同的以合同为准。',
      en: 'It does, as long as it can be told clearly. Tell us what was promised, by whom and about when; a chat or a photo helps. We ask the person concerned, and what was promised is kept. What is in the contract goes by the contract.',
    },
  },
  {
    audience: 'public',
    topic: 'club-points',
    title: { zh: '积分什么时候到账，什么时候过期', en: 'When points arrive and when they end' },
    body: {
      zh: '维修保养的积分在结算完成后立即到账；邀请车友的积分要等十四天。积分从到账起两年有效，使用时先用最早到期的。\n\n退款或者冲红之后，相应的积分会收回。每一笔为什么有、为什么没有，都可以在积分明细里点开看。',
      en: 'Points for a service visit arrive when it is settled, those for an invitation after fourteen days. They are valid for two years, and the ones that end first are used first.\n\nIf a bill is credited, its points go back too. Why you did or did not get points is written in each entry.',
    },
  },
  {
    audience: 'public',
    topic: 'club-rescue',
    title: { zh: '道路救援是不是免费', en: 'Is roadside help free of charge?' },
    body: {
      zh: '每个等级每年有免费的现场救援和拖车次数，呼叫页面会在确认之前显示预估费用和剩余次数。没有次数也照样会来，只是按公示价格收费。\n\n人在不安全的地方，请先到护栏外侧，再呼叫。',
      en: 'Each tier has a number of free call-outs and tows a year; the page shows the estimate and what is left before you confirm. We come without it too, at the published tariff.\n\nIf you are not in a safe place, get behind the barrier first and call then.',
    },
  },
  {
    audience: 'public',
    topic: 'unanswered',
    title: { zh: '反馈之后多久会有人联系', en: 'How soon does somebody answer?' },
    body: {
      zh: '一般反馈在半小时营业时间内有人回应，紧急情况更快；页面上会写明谁负责、最晚什么时候答复。时间只按服务店的营业时间计算，节假日不算。\n\n超过时间没有答复，客户关系经理和店长会依次收到提醒，不需要您再催。',
      en: 'Usually within half an hour of opening time, sooner when it is urgent; your page says who and by when. Only the opening hours of the service centre count.\n\nIf that time passes, the customer-relations manager and then the manager are told. You need not ask again.',
    },
  },
  {
    audience: 'staff',
    topic: 'attitude',
    title: { zh: '投诉电话怎么接', en: 'How to take a complaint on the phone' },
    body: {
      zh: '先听完，再复述一遍，最后说清楚下一步由谁在什么时候联系。\n\n- 先分清是咨询还是投诉；要求补偿、要求道歉、第二次来电，都按投诉登记\n- 不当场判断对错，不承诺权限以外的补偿\n- 半小时内写好投诉单并确定责任部门\n- 挂断之前念一遍编号，留下方便联系的时间',
      en: 'Hear it out, say it back, then say who gets in touch and when.\n\n- First tell an inquiry from a complaint: who wants something put right, an apology, or calls a second time, complains\n- Judge nothing on the phone, promise nothing beyond your limit\n- Write the form and name the department within half an hour\n- Read out the number before you hang up and ask when it is good to call',
    },
  },
  {
    audience: 'staff',
    topic: 'defect',
    title: { zh: '异响类投诉的检查步骤', en: 'Checking noises that owners complain of' },
    body: {
      zh: '请车主一起试车，让声音出现一次，再上举升机。\n\n- 记录车速、路面、温度、转向和制动状态\n- 先查紧固件力矩，再查减振器和稳定杆胶套\n- 拍下痕迹，写进工单的“原因”一栏\n\n试车没有出现声音，也要把试了什么写给车主，并约好第二次的时间。',
      en: 'Drive with the owner until the noise is there, then use the lift.\n\n- Write down speed, road, temperature, steering and braking\n- Check torques first, then dampers and the bushes of the anti-roll bar\n- Take photos of marks and put them under “Cause” in the work order\n\nIf nothing is heard, tell the owner what was tried and agree on a second time.',
    },
  },
]
