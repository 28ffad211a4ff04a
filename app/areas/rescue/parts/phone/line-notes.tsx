import { CloudUpload, WifiOff } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useFormat, useT } from '~/i18n/use'
import type { Instant } from '~/kernel/clock'
import { Button, ButtonLink } from '~/ui/button'
import { Note } from '~/ui/card'
import type { Line } from '../line/use-line'

type StepName = Parameters<ReturnType<typeof useT>>[0] extends infer K
  ? K extends `rescue-desk:helper.step.${infer Name}`
    ? Name
    : never
  : never

/** What waits on this phone, what was refused, and whether there is a network at all. */
export function LineNotes({
  line,
  isLost,
  zone,
  back,
  at,
}: {
  line: Line
  isLost: boolean
  zone: string
  back: string
  at: Instant
}) {
  const t = useT()
  const format = useFormat(zone)
  const { waiting, refused, state } = line.view
  const said = waiting.filter(({ act }) => act !== 'position')
  const held = said.filter(({ tries }) => tries > 0)
  const named = (act: string) => t(`rescue-desk:helper.step.${act as StepName}`)
  const top = useRef<HTMLDivElement>(null)
  const newest = refused.at(-1)?.id
  useEffect(() => {
    if (newest) top.current?.scrollIntoView({ block: 'nearest' })
  }, [newest])
  return (
    <div ref={top} className="grid scroll-mt-20 gap-3 empty:hidden">
      {refused.map(({ id, act, message }) => (
        <Note
          key={id}
          tone="danger"
          role="alert"
          title={t('rescue-desk:helper.line.refused', { step: named(act) })}
          acts={<Button onClick={() => line.forget(id)}>{t('rescue-desk:helper.line.forget')}</Button>}
        >
          {message || t('rescue-desk:helper.line.refused_gone')}
        </Note>
      ))}
      {state === 'stranger' ? (
        <Note
          tone="warn"
          role="status"
          title={t('rescue-desk:helper.line.stranger')}
          acts={
            <ButtonLink href={`/sign-in?to=${encodeURIComponent(back)}`} data-document>
              {t('rescue-desk:helper.line.sign_in')}
            </ButtonLink>
          }
        >
          {t('rescue-desk:helper.line.stranger_text')}
        </Note>
      ) : (
        held.length > 0 && (
          <Note
            tone="warn"
            icon={CloudUpload}
            role="status"
            title={`${t('rescue-desk:helper.line.waiting')} (${held.length})`}
            acts={
              <Button onClick={line.again} busy={state === 'sending'}>
                {t('rescue-desk:helper.line.again')}
              </Button>
            }
          >
            <p>{t('rescue-desk:helper.line.waiting_text')}</p>
            <ol className="mt-2">
              {held.map(({ id, act, toldAt }) => (
                <li key={id} className="num">
                  {format.time(toldAt)} {named(act)}
                </li>
              ))}
            </ol>
          </Note>
        )
      )}
      {isLost && held.length === 0 && state !== 'stranger' && (
        <Note icon={WifiOff} role="status">
          {t('rescue-desk:helper.line.kept', { at: format.time(at) })}
        </Note>
      )}
    </div>
  )
}
