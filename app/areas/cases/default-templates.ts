import type { Words } from '~/kernel/words'

/** Words that are written often; the fields in braces are filled in where they are put in. */
export const DEFAULT_TEMPLATES: { code: string; name: Words; body: Words }[] = [
  {
    code: 'received',
    name: { zh: '已收到，正在了解', en: 'Received, being looked into' },
    body: {
      zh: '{name}，您好！您反映的情况（{number}）我们已经收到，由我 {staff} 负责与您联系。我正在向相关同事了解经过，{due} 前给您答复。',
      en: 'Dear {name}, we have what you told us ({number}) and I, {staff}, am your contact. I am asking the colleagues concerned and will come back to you by {due}.',
    },
  },
  {
    code: 'more',
    name: { zh: '请补充情况', en: 'Please tell us more' },
    body: {
      zh: '{name}，您好！为了尽快查清原因，想请您补充：\n- 情况出现时的车速与路况\n- 仪表上有没有提示\n如果方便，请附上照片或录音。直接回复这条消息即可。',
      en: 'Dear {name}, to find the cause soon we would like to know:\n- at which speed and on what kind of road it appears\n- whether the dashboard says anything\nA photo or a recording helps, if you have one. Just answer this message.',
    },
  },
  {
    code: 'visit',
    name: { zh: '请到店检查', en: 'Please come in' },
    body: {
      zh: '{name}，您好！这种情况需要检查 {car}。检查不收费，约需一小时，期间可以使用代步车。请告诉我哪一天方便，我来安排。',
      en: 'Dear {name}, we need to look at {car} for this. It takes about an hour, costs nothing, and a courtesy car is ready if you want one. Tell me which day suits you and I arrange it.',
    },
  },
  {
    code: 'delay',
    name: { zh: '需要更长时间', en: 'It takes longer' },
    body: {
      zh: '{name}，您好！很抱歉，{number} 还没有办完：我们在等配件。新的时间是 {due}，在此之前有任何进展我都会先告诉您。',
      en: 'Dear {name}, I am sorry that {number} is not done yet: we are waiting for a part. The new time is {due}, and I will write as soon as anything moves before that.',
    },
  },
  {
    code: 'done',
    name: { zh: '已经办好', en: 'Done' },
    body: {
      zh: '{name}，您好！商定的事项已经全部办好。请您看看是否满意；如果还有哪里不对，请在页面上告诉我们，我们会接着处理。',
      en: 'Dear {name}, everything we agreed on is done. Please see whether it is right for you; if something is not, say so on the page and we go on with it.',
    },
  },
  {
    code: 'suggestion',
    name: { zh: '感谢建议', en: 'Thanks for a suggestion' },
    body: {
      zh: '{name}，您好！谢谢您的建议，我们已经转给负责的同事。是否采纳、何时实施，我都会写信告诉您。',
      en: 'Dear {name}, thank you for the suggestion. It is with the colleagues in charge. Whether and when we take it up, I will let you know.',
    },
  },
  {
    code: 'praise',
    name: { zh: '感谢表扬', en: 'Thanks for praise' },
    body: {
      zh: '{name}，您好！谢谢您特意写来。您的话我已经转达给同事，他们很高兴。',
      en: 'Dear {name}, thank you for taking the time to write. I have passed your words on, and they made a good day better.',
    },
  },
]
