import { Form } from '@remix-run/react'
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useT } from '~/i18n/use'
import { IconButton } from '~/ui/button'
import { Submission } from '~/ui/form'

/** Up, down and away, each a form of its own that works without script. */
export function RowActs({ id, name, ordered = true }: { id: string; name: string; ordered?: boolean }) {
  const t = useT()
  return (
    <Form method="post" className="flex justify-end gap-1">
      <Submission />
      <input type="hidden" name="id" value={id} />
      {ordered && (
        <>
          <IconButton icon={ArrowUp} type="submit" name="act" value="up" label={t('cases-setup:up', { name })} />
          <IconButton icon={ArrowDown} type="submit" name="act" value="down" label={t('cases-setup:down', { name })} />
        </>
      )}
      <IconButton icon={Trash2} type="submit" name="act" value="drop" label={t('cases-setup:drop', { name })} />
    </Form>
  )
}
