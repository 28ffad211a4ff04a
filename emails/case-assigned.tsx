import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter } from './parts'
import { preview } from './preview'

export default function CaseAssigned(letter: LetterProps<'case-assigned'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter letter={letter} title={t('mail:case-assigned.title', words)} preview={t('mail:case-assigned.lead', words)}>
      <Lead>{t('mail:case-assigned.lead', words)}</Lead>
      <Facts
        rows={[
          [t('mail:label.about'), words.title ?? ''],
          [t('mail:label.case'), words.number ?? ''],
          [t('mail:label.dealer'), words.dealer ?? ''],
          [t('mail:label.due'), params.until > 0 ? (words.until ?? '') : ''],
        ]}
      />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:case-assigned.button')}
      </Go>
    </Letter>
  )
}

CaseAssigned.PreviewProps = preview('case-assigned')
