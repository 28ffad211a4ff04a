import type { Language } from '~/kernel/language'
import { say, type Words } from '~/kernel/words'

/** What people call the car: 燕鸥 Tern and Corven Tern for the club's own, brand and model for all others. */
export function carName(car: { brand: Words; model: Words; modelCode: string }, language: Language): string {
  const model = say(car.model, language)
  if (car.modelCode && language === 'zh-CN') return model === car.model.en ? model : `${model} ${car.model.en}`
  return `${say(car.brand, language)} ${model}`.trim()
}
