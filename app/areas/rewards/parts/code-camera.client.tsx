import jsQR from 'jsqr'
import { useEffect, useRef, useState } from 'react'
import { useT } from '~/i18n/use'
import { parseVoucherCode } from '~/kernel/codes'
import { Note } from '~/ui/card'

/** Looks for a code this often; reading a picture takes about as long on a slow phone. */
const EVERY = 150

/** The camera's picture until a voucher code is seen in it. Pictures stay in the browser. */
export default function CodeCamera({ onRead }: { onRead: (code: string) => void }) {
  const t = useT()
  const video = useRef<HTMLVideoElement>(null)
  const [isDenied, setIsDenied] = useState(false)
  const handler = useRef(onRead)
  handler.current = onRead
  useEffect(() => {
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setInterval> | undefined
    let isOver = false
    const stop = () => {
      isOver = true
      clearInterval(timer)
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    const canvas = document.createElement('canvas')
    const look = () => {
      const code = video.current && codeIn(video.current, canvas)
      if (!code) return
      stop()
      handler.current(code)
    }
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment' }, audio: false })
      .then(async (opened) => {
        stream = opened
        if (isOver || !video.current) return stop()
        video.current.srcObject = opened
        await video.current.play()
        timer = setInterval(look, EVERY)
      })
      .catch(() => setIsDenied(true))
    return stop
  }, [])
  return (
    <div className="basis-full">
      {isDenied ? (
        <Note tone="warn" role="alert">
          <p>{t('rewards-desk:scan.denied')}</p>
        </Note>
      ) : (
        <video
          ref={video}
          muted
          playsInline
          aria-label={t('rewards-desk:scan.label')}
          className="w-full rounded-card bg-sunken"
        />
      )}
    </div>
  )
}

function codeIn(video: HTMLVideoElement, canvas: HTMLCanvasElement): string | null {
  const { videoWidth: width, videoHeight: height } = video
  const drawing = canvas.getContext('2d', { willReadFrequently: true })
  if (!drawing || width === 0) return null
  canvas.width = width
  canvas.height = height
  drawing.drawImage(video, 0, 0)
  const seen = jsQR(drawing.getImageData(0, 0, width, height).data, width, height, { inversionAttempts: 'dontInvert' })
  const read = seen ? parseVoucherCode(seen.data) : null
  return read?.ok ? read.value : null
}
