import { cx } from './class-names'

/** The shapes a car is drawn in; anything else is a sedan. */
export type CarBody = 'sedan' | 'suv' | 'hatch' | 'mpv' | 'coupe'

interface Drawing {
  body: string
  glass: string
  pillars: string
  lines: string
  lamp: string
  tail: string
  /** Front and rear wheel: centre x. */
  wheels: readonly [number, number]
  radius: number
}

const drawings: Record<CarBody, Drawing> = {
  sedan: {
    body: 'M30 163C24 158 22 148 24 136C25 126 30 118 40 113C70 100 132 92 200 86C232 64 266 47 304 40C350 32 404 33 446 44C486 54 516 67 542 80C566 80 590 82 604 87C612 98 616 114 615 132C614 150 610 161 600 166L537 168A51 51 0 0 0 435 168L177 169A51 51 0 0 0 75 167Z',
    glass: 'M226 85C250 68 278 54 308 47C350 40 400 41 440 51C464 57 488 66 508 78L488 82Z',
    pillars: 'M356 42L361 83M454 54L470 80',
    lines:
      'M222 87C217 112 218 142 226 168M361 84C359 112 357 142 356 168M470 83C476 100 470 122 453 138M58 119C160 107 300 104 474 104C534 104 584 107 612 112M196 151C280 148 360 148 428 151M375 115H397M484 113H504M200 86C270 88 400 86 488 82',
    lamp: 'M36 118C50 108 68 104 88 103C80 112 62 118 38 122Z',
    tail: 'M611 95C599 94 588 95 577 97L578 104L614 105Z',
    wheels: [126, 486],
    radius: 42,
  },
  suv: {
    body: 'M29 160C24 154 23 142 25 126L28 102C33 92 52 86 84 82C124 77 160 74 190 72C214 48 240 27 268 19C300 12 420 9 520 15C540 17 554 24 562 36C574 54 586 72 596 84C604 96 606 112 605 130C604 148 602 158 596 163L534 166A55 55 0 0 0 424 166L182 168A55 55 0 0 0 72 165Z',
    glass: 'M212 73C232 53 252 36 274 27C300 21 420 18 512 23C528 24 538 30 545 40C552 51 558 61 562 71L540 74Z',
    pillars: 'M344 21L346 75M452 20L460 74',
    lines:
      'M208 75C203 102 205 138 216 166M346 76C346 108 346 140 346 167M460 76C468 98 462 118 446 134M58 106C170 97 330 94 602 97M192 150C270 147 350 147 420 150M360 107H382M474 105H494M190 72C270 77 440 76 540 74M284 11C350 4 460 5 528 11',
    lamp: 'M32 100C46 92 64 89 86 88C79 97 60 103 34 105Z',
    tail: 'M599 90C590 88 582 84 576 79L571 88C581 95 592 98 603 100Z',
    wheels: [127, 479],
    radius: 46,
  },
  hatch: {
    body: 'M52 163C45 158 43 148 45 136C46 124 52 115 64 109C92 98 140 91 192 86C222 62 254 40 292 30C336 21 410 20 470 28C500 32 526 44 542 62C554 78 564 94 569 108C573 124 573 144 568 156C566 162 562 165 556 166L503 168A51 51 0 0 0 401 168L189 169A51 51 0 0 0 87 167Z',
    glass: 'M216 85C242 64 268 47 298 39C340 31 410 30 462 37C488 41 508 50 522 66C526 72 528 76 530 80L500 83Z',
    pillars: 'M352 34L356 86M452 37L470 83',
    lines:
      'M212 87C207 112 208 142 216 168M356 87C354 112 353 142 352 168M470 85C474 102 462 124 440 136M76 117C180 106 300 103 566 107M206 151C270 148 330 148 394 151M370 114H392M482 111H500M192 86C260 89 420 87 500 83M476 26C500 27 522 31 544 39',
    lamp: 'M56 114C70 105 90 101 112 100C104 109 84 115 58 119Z',
    tail: 'M563 96C553 95 543 92 536 87L531 95C541 101 553 104 567 106Z',
    wheels: [138, 452],
    radius: 42,
  },
  mpv: {
    body: 'M30 162C24 156 22 144 24 128C26 112 36 104 56 98C84 90 112 86 138 82C170 52 204 28 240 18C290 9 450 8 552 14C574 16 590 26 598 46C606 70 612 100 612 128C612 148 610 159 602 164L552 166A52 52 0 0 0 448 166L171 168A52 52 0 0 0 67 165Z',
    glass: 'M164 82C192 56 218 36 248 27C300 19 440 17 544 22C562 24 574 32 580 46C584 56 586 66 588 76L560 80Z',
    pillars: 'M312 21L314 84M446 19L452 82',
    lines:
      'M160 84C154 112 156 144 168 167M314 85C314 112 313 142 312 167M452 83C460 104 458 122 448 138M330 101C420 99 500 98 590 100M54 112C140 101 230 98 300 98M190 151C270 148 360 148 440 151M276 112H298M332 112H354M138 82C240 87 460 85 560 80',
    lamp: 'M29 113C40 103 56 98 76 96C70 106 54 112 31 117Z',
    tail: 'M600 54C594 56 591 60 591 66L595 104C601 105 607 104 611 101C609 84 605 66 600 54Z',
    wheels: [119, 500],
    radius: 43,
  },
  coupe: {
    body: 'M28 165C22 161 21 153 23 144L27 130C32 121 54 113 88 107C134 99 184 94 224 91C260 70 292 55 326 50C364 45 404 49 442 60C486 72 522 86 556 94C582 96 602 100 610 107C614 119 615 134 613 147C612 158 608 164 600 166L530 168A52 52 0 0 0 426 168L184 170A52 52 0 0 0 80 168Z',
    glass: 'M250 90C274 74 302 62 330 58C364 53 398 57 430 66C458 73 482 82 502 90L466 92Z',
    pillars: 'M404 57L425 92',
    lines:
      'M242 91C234 114 234 144 244 168M425 92C434 110 430 130 412 146M68 126C200 112 360 108 612 118M214 153C290 150 360 150 420 153M398 114H420M224 91C290 94 390 94 466 92',
    lamp: 'M34 131C50 121 72 116 98 113C90 122 66 130 38 135Z',
    tail: 'M610 109C598 107 586 106 572 106L574 113L613 118Z',
    wheels: [132, 478],
    radius: 42,
  },
}

/** Ten spokes of a wheel around 0 0, for a rim of radius 1 × r. */
function spokes(radius: number): string {
  let path = ''
  for (let n = 0; n < 10; n++) {
    const angle = ((n * 36 + 8) * Math.PI) / 180
    const point = (share: number) =>
      `${(Math.cos(angle) * radius * share).toFixed(1)} ${(Math.sin(angle) * radius * share).toFixed(1)}`
    path += `M${point(0.17)}L${point(0.69)}`
  }
  return path
}
const spokesOf = new Map(Object.values(drawings).map(({ radius }) => [radius, spokes(radius)]))

const Wheel = ({ x, radius }: { x: number; radius: number }) => (
  <g transform={`translate(${x} ${200 - radius})`}>
    <circle className="c-tyre" r={radius} />
    <circle className="c-rim" r={radius * 0.72} />
    <path className="c-line" d={spokesOf.get(radius)} />
    <circle className="c-hub" r={radius * 0.14} />
  </g>
)

/** A side elevation in line, standing on the ground (or on a `Scale`). With `label` it is an image, without it decoration. */
export function Car({ body = 'sedan', label, className }: { body?: CarBody; label?: string; className?: string }) {
  const { wheels, radius, ...paths } = drawings[body] ?? drawings.sedan
  return (
    <svg
      className={cx('car', className)}
      viewBox="10 0 620 204"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path
        className="c-shade"
        d={`M${wheels[0] - 68} 199.5H${wheels[1] + 92}L${wheels[1] + 72} 203H${wheels[0] - 44}Z`}
      />
      <path className="c-body" d={paths.body} />
      <path className="c-glass" d={paths.glass} />
      <path className="c-pillar" d={paths.pillars} />
      <path className="c-line" d={paths.lines} />
      <path className="c-lamp" d={paths.lamp} />
      <path className="c-tail" d={paths.tail} />
      <Wheel x={wheels[0]} radius={radius} />
      <Wheel x={wheels[1]} radius={radius} />
    </svg>
  )
}

const SHAPES: Record<string, CarBody> = { saloon: 'sedan', suv: 'suv', estate: 'hatch', hatchback: 'hatch', mpv: 'mpv' }

/** Which drawing stands for a body. */
export const shapeOf = (body: string): CarBody => SHAPES[body] ?? 'sedan'
