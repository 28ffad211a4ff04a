import type { Words } from '~/kernel/words'

/** A line of the club's maintenance plan; an empty `modelCode` or `energy` fits every car. */
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
  line(1, 'service', '常规保养', 'Regular service', 10_000, 12),
  line(1, 'service', '纯电车型保养', 'Battery car service', 20_000, 12, 'battery'),
  line(2, 'cabin-filter', '空调滤芯', 'Cabin filter', 20_000, 12),
  line(3, 'brake-fluid', '制动液', 'Brake fluid', 40_000, 24),
  line(4, 'tyre-rotation', '轮胎换位', 'Tyre rotation', 10_000, null),
  line(5, 'spark-plugs', '火花塞', 'Spark plugs', 60_000, null, 'petrol'),
  line(5, 'spark-plugs', '火花塞', 'Spark plugs', 60_000, null, 'hybrid'),
  line(5, 'spark-plugs', '火花塞', 'Spark plugs', 60_000, null, 'plug_in_hybrid'),
  line(6, 'coolant', '冷却液', 'Coolant', null, 48),
]

/** Of all lines, those of one car: for each code the row that fits most closely (model before energy before any). */
export function linesFor<Line extends Pick<TemplateLine, 'modelCode' | 'energy' | 'line' | 'position'>>(
  lines: readonly Line[],
  car: { modelCode: string; energy: string },
): Line[] {
  const best = new Map<string, Line>()
  const closeness = (one: Line) => (one.modelCode ? 2 : 0) + (one.energy ? 1 : 0)
  for (const one of lines) {
    if ((one.modelCode && one.modelCode !== car.modelCode) || (one.energy && one.energy !== car.energy)) continue
    const known = best.get(one.line)
    if (!known || closeness(one) > closeness(known)) best.set(one.line, one)
  }
  return [...best.values()].sort((a, b) => a.position - b.position)
}
