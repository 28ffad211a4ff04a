import { CarFront, MapPin, MessageCircleWarning, Phone, Shield } from 'lucide-react'
import { useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { dial, useBrand } from '~/ui/brand'
import { ButtonLink } from '~/ui/button'
import { Note, PageTitle, Part } from '~/ui/card'
import { PlainShell } from '~/ui/public-shell'
import { Item, Rows } from '~/ui/rows'

/** The rescue number, for everybody and without signing in. */
export const loader = page({ permission: 'public' }, async () => ({}))

export default function Rescue() {
  const t = useT()
  const { rescuePhone } = useBrand()
  return (
    <PlainShell>
      <PageTitle sub={t('membership:rescue.text')}>{t('membership:rescue.title')}</PageTitle>
      <div className="mt-5">
        <ButtonLink kind="alarm" full icon={Phone} href={dial(rescuePhone)}>
          {t('membership:rescue.call', { phone: rescuePhone })}
        </ButtonLink>
      </div>
      <Note tone="warn" icon={Shield} title={t('membership:rescue.safe')} className="mt-5">
        {t('membership:rescue.safeText')}
      </Note>
      <Part title={t('membership:rescue.ready')}>
        <Rows card>
          <Item icon={MapPin} title={t('membership:rescue.where')} />
          <Item icon={CarFront} title={t('membership:rescue.plate')} />
          <Item icon={MessageCircleWarning} title={t('membership:rescue.what')} />
        </Rows>
      </Part>
    </PlainShell>
  )
}
