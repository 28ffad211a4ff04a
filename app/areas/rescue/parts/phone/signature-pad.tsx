import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { useT } from '~/i18n/use'
import { LinkButton } from '~/ui/button'

const [WIDTH, HEIGHT] = [640, 240]

/**
 * A box to sign in with a finger, a pen or a mouse; the picture goes with the form as PNG in `signature`. Paper in both
 * themes. Whoever cannot draw types the name in the field below; without a script the box is not there.
 */
export function SignaturePad() {
  const t = useT()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [scripted, setScripted] = useState(false)
  const [picture, setPicture] = useState('')
  const drawing = useRef(false)
  useEffect(() => setScripted(true), [])

  const at = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return {
      x: ((event.clientX - box.left) / box.width) * WIDTH,
      y: ((event.clientY - box.top) / box.height) * HEIGHT,
    }
  }
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = canvas.current?.getContext('2d')
    if (!pen || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drawing.current = true
    if (picture === '') {
      pen.fillStyle = '#fff'
      pen.fillRect(0, 0, WIDTH, HEIGHT)
    }
    pen.strokeStyle = '#14181a'
    pen.lineWidth = 4
    pen.lineCap = 'round'
    pen.lineJoin = 'round'
    const { x, y } = at(event)
    pen.beginPath()
    pen.moveTo(x, y)
    pen.lineTo(x + 0.1, y)
    pen.stroke()
  }
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = canvas.current?.getContext('2d')
    if (!pen || !drawing.current) return
    const { x, y } = at(event)
    pen.lineTo(x, y)
    pen.stroke()
  }
  const end = () => {
    if (!drawing.current) return
    drawing.current = false
    setPicture(canvas.current?.toDataURL('image/png') ?? '')
  }
  const clear = () => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT)
    setPicture('')
  }
  if (!scripted) return null
  return (
    <div className="field">
      <p className="label" id="sign-label">
        <span>{t('rescue-desk:helper.finish.sign')}</span>
      </p>
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-labelledby="sign-label"
        aria-describedby="sign-hint"
        className="w-full touch-none rounded-control border border-line-strong bg-[#fff]"
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <input type="hidden" name="signature" value={picture} />
      <p className="hint" id="sign-hint">
        <span>{t('rescue-desk:helper.finish.sign_hint')}</span>
      </p>
      {picture !== '' && (
        <LinkButton type="button" onClick={clear}>
          {t('rescue-desk:helper.finish.clear')}
        </LinkButton>
      )}
    </div>
  )
}
