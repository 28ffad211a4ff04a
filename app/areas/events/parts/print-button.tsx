import { Printer } from 'lucide-react'
import { useT } from '~/i18n/use'
import { Button } from '~/ui/button'

/** Opens the browser's own print sheet; without script there is the browser's menu. */
export function PrintButton() {
  const t = useT()
  return (
    <Button kind="go" size="s" icon={Printer} onClick={() => window.print()}>
      {t('events-desk:print.paper')}
    </Button>
  )
}
