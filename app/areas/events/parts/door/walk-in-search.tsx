import type { FoundMember } from '~/areas/archive/search-members.server'
import { useT } from '~/i18n/use'
import { Button, ButtonLink } from '~/ui/button'
import { TextInput } from '~/ui/inputs'
import { Item, Rows } from '~/ui/rows'
import type { Place } from './door-setup'

/** Who it is that came: by number, phone or name. */
export function WalkInSearch({ asked, found, place }: { asked: string; found: readonly FoundMember[]; place: Place }) {
  const t = useT()
  const query = (member: string) =>
    `?${new URLSearchParams({ session: place.sessionId, door: place.door, q: asked, member })}`
  return (
    <div className="grid gap-4">
      <form className="door-code">
        <input type="hidden" name="session" value={place.sessionId} />
        <input type="hidden" name="door" value={place.door} />
        <TextInput
          field={{ id: 'walk-in-q', name: 'q', initialValue: asked, required: true }}
          label={t('events-door:walk.who')}
          hint={t('events-door:walk.who_hint')}
          type="search"
          autoComplete="off"
          maxLength={60}
        />
        <Button type="submit" kind={found.length === 0 ? 'go' : 'line'}>
          {t('events-door:walk.find')}
        </Button>
      </form>
      {asked !== '' && found.length === 0 && (
        <p className="text-small" role="status">
          {t('events-door:walk.none')}
        </p>
      )}
      {found.length > 0 && (
        <Rows card>
          {found.map((member) => (
            <Item
              key={member.memberId}
              title={member.name}
              sub={[member.number, member.phone, ...member.cars.map(({ plate }) => plate)].filter(Boolean).join(' · ')}
              end={
                <ButtonLink
                  size="s"
                  href={query(member.number)}
                  aria-label={`${t('events-door:walk.choose')}: ${member.name}`}
                >
                  {t('events-door:walk.choose')}
                </ButtonLink>
              }
            />
          ))}
        </Rows>
      )}
    </div>
  )
}
