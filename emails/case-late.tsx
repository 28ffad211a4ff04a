import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter } from './parts'
import { preview } from './preview'

export default function CaseLate(letter: LetterProps<'case-late'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter letter={letter} title={t('mail:case-late.title', words)} preview={t('mail:case-late.lead', words)}>
      <Lead>{t('mail:case-late.lead', words)}</Lead>
      <Facts
        rows={[
          [t('mail:label.case'), words.number ?? ''],
          [t('mail:label.dealer'), words.dealer ?? ''],
          [t('mail:label.time'), words.when ?? ''],
        ]}
      />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:case-late.button')}
      </Go>
    </Letter>
  )
}

CaseLate.PreviewProps = preview('case-late')
