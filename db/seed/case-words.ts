/** What is said around the cases of the demo club: between owner and desk in the owner's language. */
const zh = {
  refused: ['时间太长了，希望有更实际的补偿。', '不是钱的问题，我希望有人当面说明。', '还是没有解决根本问题。'],
  denied: ['取车后又出现了，跟之前一样。', '答应的积分没有看到。'],
  reopened: ['上周又出现了同样的声音。', '说好的改进没有看到。'],
  acknowledged: [
    '您好，您反映的情况我已收到，正在向相关同事了解，今天下班前与您联系。',
    '您好，我是客户关系专员，您的反馈由我负责。我先了解经过，稍后给您打电话。',
    '您好，非常抱歉给您带来不便，我马上核实，有进展第一时间告诉您。',
  ],
  answered: [
    '好的，谢谢，等你们消息。',
    '补充一下：当时里程大约是 18600。',
    '我周末在家，可以随时打电话。',
    '收到，谢谢。',
  ],
  passedOn: ['收到，感谢补充，已转给处理的同事。'],
  elsewhere: ['这件事已在另一份反馈中答复，这里不再重复处理。'],
  better: ['这次有人认真跟进了'],
  /** Of scores of five, four, three, two and one; empty for those who write nothing. */
  rated: {
    ...{ 5: ['处理得很快，谢谢！', '', '有人主动联系，很好'], 4: ['比较满意', ''] },
    ...{ 3: ['还行，就是慢了点'], 2: ['问题解决了，但等得太久'], 1: ['说了三次才有人管'] },
  },
}
const en: typeof zh = {
  refused: [
    'It took too long; I expected something that makes up for it.',
    'It is not the money: I want somebody to explain.',
  ],
  denied: ['It came back after I collected the car, just as before.', 'The points that were promised are not there.'],
  reopened: ['The same noise was back last week.', 'I do not see what was to get better.'],
  acknowledged: [
    'Thank you for telling us. I am asking my colleagues and call you before we close today.',
    'I look after customer relations, and your case is with me. I find out what happened and call you.',
    'I am sorry for the trouble. I am looking into it now and tell you as soon as I know more.',
  ],
  answered: [
    'Thank you, I look forward to hearing from you.',
    'To add: the car had about 18,600 km then.',
    'I am at home at the weekend; call any time.',
  ],
  passedOn: ['Thank you, I have passed it on to whoever is working on it.'],
  elsewhere: ['We have answered this in your other case and do not go on with it here.'],
  better: ['This time somebody really followed it up'],
  rated: {
    ...{ 5: ['Quickly sorted, thank you!', '', 'Good that somebody called me'], 4: ['Quite content', ''] },
    ...{ 3: ['All right, but slow'], 2: ['Solved in the end, after too long'], 1: ['I had to ask three times'] },
  },
}
export const SAID = { 'zh-CN': zh, en }
/** How often each score is given. */
export const SCORES = [5, 5, 4, 4, 5, 3, 4, 5, 2, 1] as const
export const TALKED = [
  '已电话联系，车主说明了经过，情绪平稳，希望尽快有方案。',
  '通话 6 分钟：再次道歉，约定明天中午前给出方案。',
  '车主方便时间为下班后，已补充车辆使用情况。',
]
export const NOTED = ['请车间核对当天的质检记录。', '同类问题本月第二起，建议月会讨论。', '车主是老客户，注意语气。']
export const CALLERS = [
  '李女士',
  '黄先生',
  '罗先生',
  '赵女士',
  '吴先生',
  '蒋女士',
  '董先生',
  '叶女士',
  '袁先生',
  '苏女士',
]
/** What people look for in the knowledge base; the last ones find nothing yet. */
export const WANTED = [
  '胎压',
  '蓝牙',
  '续航',
  '积分',
  '年检',
  '代步车',
  '充电桩安装',
  '儿童座椅接口',
  'tyre',
  'bluetooth',
  'tow hook',
  'roof box',
]
