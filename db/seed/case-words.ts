/** What is said around the cases of the demo club. */
export const REFUSED = [
  '时间太长了，希望有更实际的补偿。',
  '不是钱的问题，我希望有人当面说明。',
  '还是没有解决根本问题。',
]
export const DENIED = ['取车后又出现了，跟之前一样。', '答应的积分没有看到。']
export const REOPENED = ['上周又出现了同样的声音。', '说好的改进没有看到。']
export const ACKNOWLEDGED = [
  '您好，您反映的情况我已收到，正在向相关同事了解，今天下班前与您联系。',
  '您好，我是客户关系专员，您的反馈由我负责。我先了解经过，稍后给您打电话。',
  '您好，非常抱歉给您带来不便，我马上核实，有进展第一时间告诉您。',
]
export const TALKED = [
  '已电话联系，车主说明了经过，情绪平稳，希望尽快有方案。',
  '通话 6 分钟：再次道歉，约定明天中午前给出方案。',
  '车主方便时间为下班后，已补充车辆使用情况。',
]
export const NOTED = ['请车间核对当天的质检记录。', '同类问题本月第二起，建议月会讨论。', '车主是老客户，注意语气。']
export const ANSWERED = [
  '好的，谢谢，等你们消息。',
  '补充一下：当时里程大约是 18600。',
  '我周末在家，可以随时打电话。',
  '收到，谢谢。',
]
/** Score of one to five, and what goes with it. */
export const RATED = [
  ...([
    [5, '处理得很快，谢谢！'],
    [5, ''],
    [4, '比较满意'],
    [4, ''],
    [5, '有人主动联系，很好'],
    [3, '还行，就是慢了点'],
  ] as const),
  ...([
    [4, ''],
    [5, ''],
    [2, '问题解决了，但等得太久'],
    [1, '说了三次才有人管'],
  ] as const),
] as const
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
