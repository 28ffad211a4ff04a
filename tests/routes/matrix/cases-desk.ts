import type { Line, Visitor } from './line'

const READERS: Visitor[] = ['adviser', 'sales', 'care', 'manager', 'admin']
const HERE = {
  ...{ params: { number: 'deskCase' }, owners: ['adviser', 'sales', 'care', 'manager'] as Visitor[] },
  everywhere: ['admin'] as Visitor[],
}
const both = { get: READERS, post: READERS }

/** The desk that answers what owners say. */
export const casesDesk: Record<string, Line> = {
  '/desk/cases': { get: READERS },
  '/desk/cases/find': { get: READERS },
  '/desk/cases/views': { ...both, form: { act: 'save', name: '一', query: 'shelf=late' } },
  '/desk/cases/bulk': { ...both, form: { act: 'take', 'numbers[0]': 'C-00000000' } },
  '/desk/cases/new': both,
  '/desk/cases/:number': { ...both, ...HERE, form: { act: 'note', version: '1', words: '已电话联系' } },
  '/desk/cases/:number/presence': { post: READERS, ...HERE, form: { writing: 'no' } },
  '/desk/cases/:number/files/:file': { get: READERS, params: { number: 'deskCase', file: 'document' }, closed: true },
  '/desk/cases/:number/merge': {
    ...{ ...both, ...HERE },
    form: { act: 'merge', version: '1', into: 'C-00000000', reason: '同一件事' },
  },
  '/desk/cases/:number/split': {
    ...{ ...both, ...HERE },
    form: { version: '1', 'messageIds[0]': 'none', nature: 'inquiry', words: '另一件事' },
  },
  '/desk/cases/:number/propose': { ...both, ...HERE, form: { version: '1', words: '我们承担检查费用' } },
  '/desk/cases/:number/close': { ...both, ...HERE, form: { version: '1' } },
}
