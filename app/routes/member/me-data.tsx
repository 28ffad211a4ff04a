import { useLoaderData } from '@remix-run/react'
import { Download, UserX } from 'lucide-react'
import { readOwnData } from '~/areas/membership/export-member.server'
import type { Key } from '~/i18n/keys'
import { useFormat, useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { ButtonLink, TextLink } from '~/ui/button'
import { Part } from '~/ui/card'
import { OwnerPage } from '~/ui/owner-shell'
import { Item, Rows } from '~/ui/rows'

export const loader = page({ permission: 'profile:own' }, async ({ club, actor }) => {
  const lists = await readOwnData(club, actor)
  return { lists: lists.map(({ name, rows }) => ({ name, count: rows.length })) }
})

export default function OwnData() {
  const t = useT()
  const format = useFormat()
  const { lists } = useLoaderData<typeof loader>()
  return (
    <OwnerPage back="/me" title={t('membership:data.title')}>
      <p className="mb-5 text-small text-ink-2">{t('membership:data.text')}</p>
      <Rows card>
        {lists.map(({ name, count }) => (
          <Item
            key={name}
            title={t(`membership:data.lists.${name}` as Key)}
            sub={
              count === 0 ? t('membership:data.none') : t('membership:data.rows', { count, n: format.number(count) })
            }
            end={
              count > 0 ? (
                <TextLink alone href={`/me/data/${name}`} download={`${name}.csv`}>
                  {t('membership:data.csv')}
                </TextLink>
              ) : undefined
            }
          />
        ))}
      </Rows>
      <p className="mt-5">
        <ButtonLink icon={Download} href="/me/data/all" download="marque.jsonl">
          {t('membership:data.all')}
        </ButtonLink>
      </p>
      <Part title={t('membership:data.erase')}>
        <Rows card>
          <Item icon={UserX} href="/me/erase" title={t('membership:data.erase')} sub={t('membership:data.eraseText')} />
        </Rows>
      </Part>
    </OwnerPage>
  )
}
