import { formatter } from '~/i18n/format'
import { translator } from '~/i18n/server'
import type { LetterName, LetterProps } from './letters'
import { samples } from './samples'
import { wordsOf } from './words'

/** What the preview command shows a letter with. */
export function preview<Name extends LetterName>(name: Name): LetterProps<Name> {
  const params = samples[name]
  const language = 'zh-CN'
  const given = {
    language,
    format: formatter(language, 'Asia/Shanghai'),
    brand: {
      wordmark: 'CORVEN',
      name: { zh: '科温车主会', en: 'Corven Club' },
      rescuePhone: '400 000 0911',
      color: '#0c5a45',
      onColor: '#ffffff',
      plate: '#0a2a21',
    },
    link: (path: string) => `http://localhost:3000${path}`,
  } as const
  return { ...given, params, t: translator(language), words: wordsOf(params, given) }
}
