import jsQR from 'jsqr'
import { Flashlight } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from './button'
import { Note } from './card'

/** Looks for a code this often; reading a picture takes about as long on a slow phone. */
const EVERY = 150
/** Longer side of the picture that is read; a code that fills a third of it is still sharp. */
const MOST_PIXELS = 800

type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
type DetectorMaker = {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}
type Lit = MediaTrackCapabilities & { torch?: boolean }

interface CodeCameraProps {
  /** Called with every text that is seen; true closes the camera. */
  onSeen: (text: string) => boolean | undefined
  label: string
  /** Where the camera may not be used. */
  denied: ReactNode
  /** Words of the lamp's button; without them there is none. */
  lamp?: { on: string; off: string }
  className?: string
}

/** The camera's picture, read for codes until it is taken off the page. Pictures stay in the browser. */
export default function CodeCamera({ onSeen, label, denied, lamp, className }: CodeCameraProps) {
  const video = useRef<HTMLVideoElement>(null)
  const [isDenied, setIsDenied] = useState(false)
  const [track, setTrack] = useState<MediaStreamTrack | null>(null)
  const [isLit, setIsLit] = useState(false)
  const handler = useRef(onSeen)
  handler.current = onSeen
  useEffect(() => {
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const stop = () => {
      isOver = true
      clearTimeout(timer)
      for (const one of stream?.getTracks() ?? []) one.stop()
    }
    const canvas = document.createElement('canvas')
    const look = async (detector: Detector | null) => {
      const source = video.current
      if (isOver || !source) return
      const text = detector ? await seenBy(detector, source) : seenIn(source, canvas)
      if (isOver) return
      if (text && handler.current(text)) return stop()
      timer = setTimeout(() => void look(detector), EVERY)
    }
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false })
      .then(async (opened) => {
        stream = opened
        if (isOver || !video.current) return stop()
        video.current.srcObject = opened
        await video.current.play()
        const [first] = opened.getVideoTracks()
        if (first && (first.getCapabilities?.() as Lit | undefined)?.torch) setTrack(first)
        void look(await ownDetector())
      })
      .catch(() => {
        if (!isOver) setIsDenied(true)
      })
    return stop
  }, [])
  if (isDenied) {
    return (
      <Note tone="warn" role="alert">
        {denied}
      </Note>
    )
  }
  const light = () => {
    const wanted = { advanced: [{ torch: !isLit } as MediaTrackConstraintSet] }
    void track?.applyConstraints(wanted).then(
      () => setIsLit(!isLit),
      () => setTrack(null),
    )
  }
  return (
    <div className={className}>
      <video ref={video} muted playsInline aria-label={label} className="w-full rounded-card bg-sunken" />
      {lamp && track && (
        <Button icon={Flashlight} onClick={light} aria-pressed={isLit} className="mt-2">
          {isLit ? lamp.off : lamp.on}
        </Button>
      )}
    </div>
  )
}

/** The browser's own reader of codes, where it has one that reads these. */
async function ownDetector(): Promise<Detector | null> {
  const Maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector
  if (!Maker) return null
  const formats = await Maker.getSupportedFormats().catch((): string[] => [])
  return formats.includes('qr_code') ? new Maker({ formats: ['qr_code'] }) : null
}

async function seenBy(detector: Detector, video: HTMLVideoElement): Promise<string | null> {
  const [found] = await detector.detect(video).catch((): { rawValue: string }[] => [])
  return found?.rawValue ?? null
}

function seenIn(video: HTMLVideoElement, canvas: HTMLCanvasElement): string | null {
  const { videoWidth, videoHeight } = video
  const drawing = canvas.getContext('2d', { willReadFrequently: true })
  if (!drawing || videoWidth === 0) return null
  const scale = Math.min(1, MOST_PIXELS / Math.max(videoWidth, videoHeight))
  const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)]
  canvas.width = width
  canvas.height = height
  drawing.drawImage(video, 0, 0, width, height)
  const { data } = drawing.getImageData(0, 0, width, height)
  return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null
}
