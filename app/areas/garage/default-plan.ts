import type { Words } from '~/kernel/words'

/** A line of the club's maintenance plan; an empty `modelCode` or `energy` fits every car, `engine` all but pure battery cars. */
export type TemplateLine = {
  modelCode: string
  energy: string
  /** What a job template names as `maintenanceKey`. */
  line: string
  name: Words
  everyKm: number | null
  everyMonths: number | null
  firstKm: number | null
  firstMonths: number | null
  position: number
}

const line = (
  position: number,
  code: string,
  zh: string,
  en: string,
  everyKm: number | null,
  everyMonths: number | null,
  energy = '',
): TemplateLine => ({
  modelCode: '',
  energy,
  line: code,
  name: { zh, en },
  everyKm,
  everyMonths,
  firstKm: null,
  firstMonths: null,
  position,
})

/** What a new club starts with; the club changes the rows afterwards. */
export const DEFAULT_PLAN: readonly TemplateLine[] = [
  line(1, 'service', '全面保养', 'Full service', 20_000, 24),
  line(2, 'oil', '机油保养', 'Oil service', 10_000, 12, 'engine'),
  line(3, 'brake-fluid', '制动液更换', 'Brake fluid', 40_000, 24),
  line(4, 'tyres', '轮胎换位与检查', 'Tyre rotation and check', 10_000, null),
  line(5, 'battery', '动力电池检查', 'High-voltage battery check', 20_000, 12, 'battery'),
]

/** Of all lines, those of one car: for each code the row that fits most closely (model before energy before any). */
export function linesFor<Line extends Pick<TemplateLine, 'modelCode' | 'energy' | 'line' | 'position'>>(
  lines: readonly Line[],
  car: { modelCode: string; energy: string },
): Line[] {
  const best = new Map<string, Line>()
  const closeness = (one: Line) => (one.modelCode ? 2 : 0) + (one.energy ? 1 : 0)
  for (const one of lines) {
    if (one.modelCode && one.modelCode !== car.modelCode) continue
    if (one.energy === 'engine' ? car.energy === 'battery' : one.energy && one.energy !== car.energy) continue
    const known = best.get(one.line)
    if (!known || closeness(one) > closeness(known)) best.set(one.line, one)
  }
  return [...best.values()].sort((a, b) => a.position - b.position)
}
