import { useFormat, useT } from '~/i18n/use'
import { Chip } from '~/ui/chip'
import { DateInput, Select, Textarea, TextInput } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'
import type { DeskCase } from '../read-desk-case.server'
import { DEPARTMENTS } from '../rules'
import { ActForm, type Typed } from './case-acts'

/** What somebody else does for the case, open ones first. */
export function Tasks({ desk, typed }: { desk: DeskCase; typed?: Typed }) {
  const t = useT()
  const format = useFormat(desk.case.zone)
  const { version } = desk.case
  const added = typed?.act === 'add-task' ? typed : undefined
  return (
    <section>
      <h2 className="pb-1 font-semibold">{t('cases-desk:task.title')}</h2>
      {desk.tasks.length === 0 && <p className="text-ink-2">{t('cases-desk:task.none')}</p>}
      <ul>
        {desk.tasks.map((task) => (
          <li key={task.id} className="border-line border-t py-2">
            <p className={task.doneAt === null ? undefined : 'text-ink-2'}>{task.words}</p>
            <p className="flex flex-wrap gap-x-2 text-micro text-ink-2">
              <span>{task.assignee || t(`cases-desk:department.${task.department}`)}</span>
              <span className="num">{format.dateTime(task.dueAt, 'short')}</span>
              {task.late && <Chip tone="danger">{t('cases-desk:task.late')}</Chip>}
            </p>
            {task.doneAt !== null ? (
              <p className="text-micro text-ink-2">
                {t('cases-desk:task.done', {
                  name: task.doneBy,
                  at: format.dateTime(task.doneAt, 'short'),
                  outcome: task.outcome,
                })}
              </p>
            ) : (
              desk.may.work && (
                <details open={typed?.taskId === task.id}>
                  <summary className="link link-alone">{t('cases-desk:task.finish')}</summary>
                  <ActForm act="finish-task" version={task.version} className="grid gap-2">
                    <input type="hidden" name="taskId" value={task.id} />
                    <TextInput
                      field={{
                        id: `outcome-${task.id}`,
                        name: 'outcome',
                        required: true,
                        maxLength: 500,
                        defaultValue: typed?.taskId === task.id ? typed.outcome : undefined,
                      }}
                      label={t('cases-desk:task.outcome')}
                      autoComplete="off"
                    />
                    <span>
                      <SubmitButton kind="line" size="s">
                        {t('cases-desk:task.finish')}
                      </SubmitButton>
                    </span>
                  </ActForm>
                </details>
              )
            )}
          </li>
        ))}
      </ul>
      {desk.may.work && desk.case.closedAt === null && (
        <details className="cfold" open={added !== undefined}>
          <summary>{t('cases-desk:task.add')}</summary>
          <ActForm act="add-task" version={version} className="grid gap-3">
            <Textarea
              field={{ id: 'task-words', name: 'words', required: true, maxLength: 500, defaultValue: added?.words }}
              label={t('cases-desk:task.words')}
              rows={2}
            />
            <Select
              field={{ id: 'task-department', name: 'department', defaultValue: added?.department ?? 'after-sales' }}
              label={t('cases-desk:work.department')}
              options={DEPARTMENTS.map((value) => ({ value, label: t(`cases-desk:department.${value}`) }))}
            />
            <Select
              field={{ id: 'task-assignee', name: 'assigneeId', defaultValue: added?.assigneeId }}
              label={t('cases-desk:task.assignee')}
              placeholder={t('cases-desk:task.pool')}
              options={desk.workers.map(({ userId, name }) => ({ value: userId, label: name }))}
            />
            <DateInput
              time
              field={{ id: 'task-due', name: 'dueDay', required: true, defaultValue: added?.dueDay }}
              label={t('cases-desk:task.due')}
            />
            <span>
              <SubmitButton kind="line" size="s">
                {t('cases-desk:task.submit')}
              </SubmitButton>
            </span>
          </ActForm>
        </details>
      )}
    </section>
  )
}
