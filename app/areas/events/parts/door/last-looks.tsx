import { Form } from '@remix-run/react'
import { useFormat, useT } from '~/i18n/use'
import { Button } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Submission } from '~/ui/form'
import { Select, TextInput } from '~/ui/inputs'
import { Rows } from '~/ui/rows'
import { UNDO_REASONS } from '../../door-words'
import type { Door, DoorLook } from '../../read-door.server'
import { chipLook, shownAs } from './door-look'

/** The last looks at tickets, newest first; whoever is in can be taken back with a reason. */
export function LastLooks({ door, canUndo }: { door: Door; canUndo: boolean }) {
  const t = useT()
  if (door.last.length === 0) return <p className="text-small text-ink-2">{t('events-door:last.empty')}</p>
  const seen = new Set<string>()
  return (
    <Rows card>
      {door.last.map((look) => {
        // Only the newest look at a ticket speaks of where it is now.
        const isNewest = !seen.has(look.seatId)
        seen.add(look.seatId)
        return <Look key={look.id} look={look} zone={door.event.zone} canUndo={canUndo && isNewest} />
      })}
    </Rows>
  )
}

function Look({ look, zone, canUndo }: { look: DoorLook; zone: string; canUndo: boolean }) {
  const t = useT()
  const format = useFormat(zone)
  const { seatId, name, result, shown, door, by, at, entry, reason } = look
  // What the phone did not know was neither ours nor forged to it.
  const word = shown === 'unknown' ? 'unknown' : shownAs(result)
  const { tone, icon } = chipLook(word)
  const why = UNDO_REASONS.find((one) => one === reason)
  return (
    <div className="item door-look">
      <span className="num text-small text-ink-2">{format.time(at)}</span>
      <span className="item-body">
        <span className="item-title">{name || t('events-door:last.nobody')}</span>
        <span className="item-sub">
          {by ? t('events-door:last.by', { door, by }) : door}
          {why && ` · ${t(`events-door:undo.${why}`)}`}
          {shown !== '' && shown !== word && shown !== result && (
            <> · {t('events-door:last.shown', { word: t(`events-door:answer.${shownAs(shown)}.title`) })}</>
          )}
        </span>
      </span>
      <Chip tone={tone} icon={icon}>
        {t(word === 'in' ? 'events-door:last.let_in' : `events-door:answer.${word}.title`)}
      </Chip>
      {canUndo && entry && (
        <details className="door-undo">
          <summary className="link">{t('events-door:undo.open')}</summary>
          <Form method="post" className="grid gap-3 pt-2" preventScrollReset>
            <Submission />
            <input type="hidden" name="act" value="undo" />
            <input type="hidden" name="seatId" value={seatId} />
            <Select
              field={{ id: `undo-${seatId}`, name: 'reason' }}
              label={t('events-door:undo.reason')}
              options={UNDO_REASONS.map((value) => ({ value, label: t(`events-door:undo.${value}`) }))}
            />
            <TextInput
              field={{ id: `undo-words-${seatId}`, name: 'words', maxLength: 200 }}
              label={t('events-door:undo.words')}
              optional
              autoComplete="off"
            />
            <Button type="submit" kind="danger" size="s">
              {t('events-door:undo.go')}
            </Button>
          </Form>
        </details>
      )}
    </div>
  )
}

/** Let in without a network, while the books say otherwise: for the door and for the event's own page. */
export function DoorConflicts({ conflicts, zone }: { conflicts: readonly DoorLook[]; zone: string }) {
  const t = useT()
  const format = useFormat(zone)
  return (
    <div className="grid gap-3">
      <p className="text-small text-ink-2">{t('events-door:conflict.says')}</p>
      <Rows card>
        {conflicts.map(({ id, name, result, at, door, entry }) => {
          const word = shownAs(result)
          const { tone, icon } = chipLook(word)
          return (
            <div key={id} className="item door-look">
              <span className="item-body">
                <span className="item-title">{name || t('events-door:last.nobody')}</span>
                <span className="item-sub num">
                  {t('events-door:conflict.at', { at: format.time(at), door })}
                  {entry && ` · ${t('events-door:conflict.entry', { at: format.time(entry.at), door: entry.door })}`}
                </span>
              </span>
              <Chip tone={tone} icon={icon}>
                {t(`events-door:answer.${word}.title`)}
              </Chip>
            </div>
          )
        })}
      </Rows>
    </div>
  )
}
