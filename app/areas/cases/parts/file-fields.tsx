import { useT } from '~/i18n/use'
import { Checkbox } from '~/ui/choices'
import type { FieldLike } from '~/ui/field'
import { FileInput } from '~/ui/inputs'
import type { KeptFile } from '../kept-files'

/** Files to go with the words; what an earlier try has brought stays until it is taken out. */
export function FileFields({ field, kept }: { field: FieldLike; kept: readonly KeptFile[] }) {
  const t = useT()
  return (
    <div className="grid gap-3">
      {kept.length > 0 && (
        <fieldset>
          <legend className="text-small text-ink-2">{t('feedback:files.kept')}</legend>
          {kept.map(({ token, name }) => (
            <Checkbox key={token} field={{ id: token, name: 'kept' }} value={token} defaultChecked>
              <span className="wrap-anywhere">{name}</span>
            </Checkbox>
          ))}
        </fieldset>
      )}
      <FileInput
        // What was uploaded is above: the browser's own list of it begins anew.
        field={{ ...field, key: kept.map(({ token }) => token).join() }}
        label={t('feedback:files.label')}
        hint={t('feedback:files.hint')}
        accept="image/*,application/pdf,audio/*"
        multiple
        optional
      />
    </div>
  )
}
