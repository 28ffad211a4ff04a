import { ScanLine } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useT } from '~/i18n/use'
import { parseVoucherCode } from '~/kernel/codes'
import { Button } from '~/ui/button'

const Camera = lazy(() => import('~/ui/code-camera.client'))

/** A button that opens the camera where there is one; nothing of it is loaded before it is pressed. */
export function CodeScanner({ onRead }: { onRead: (code: string) => void }) {
  const t = useT()
  const [hasCamera, setHasCamera] = useState(false)
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => setHasCamera(Boolean(navigator.mediaDevices?.getUserMedia)), [])
  if (!hasCamera) return null
  return (
    <>
      <Button icon={ScanLine} onClick={() => setIsOpen(!isOpen)} aria-expanded={isOpen}>
        {t(isOpen ? 'rewards-desk:scan.close' : 'rewards-desk:scan.open')}
      </Button>
      {isOpen && (
        <Suspense>
          <Camera
            label={t('rewards-desk:scan.label')}
            denied={<p>{t('rewards-desk:scan.denied')}</p>}
            className="basis-full"
            onSeen={(text) => {
              const code = parseVoucherCode(text)
              if (!code.ok) return
              setIsOpen(false)
              onRead(code.value)
              return true
            }}
          />
        </Suspense>
      )}
    </>
  )
}
