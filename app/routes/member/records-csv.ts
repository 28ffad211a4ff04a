import { recordsCsvFile } from '~/areas/workshop/record-files.server'
import { NotFound } from '~/kernel/outcome'
import { page } from '~/platform/page.server'

/** All of a member's records for a spreadsheet. */
export const loader = page({ permission: 'record:own' }, async ({ club, actor, language }) => {
  if (!actor.memberId) throw new NotFound('member')
  return recordsCsvFile(club, actor.memberId, language)
})
