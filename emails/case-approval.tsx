import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter } from './parts'
import { preview } from './preview'

export default function CaseApproval(letter: LetterProps<'case-approval'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter letter={letter} title={t('mail:case-approval.title', words)} preview={t('mail:case-approval.lead', words)}>
      <Lead>{t('mail:case-approval.lead', words)}</Lead>
      <Facts
        rows={[
          [t('mail:label.about'), words.title ?? ''],
          [t('mail:label.case'), words.number ?? ''],
          [t('mail:label.dealer'), words.dealer ?? ''],
          [t('mail:label.worth'), words.amount ?? ''],
        ]}
      />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:case-approval.button')}
      </Go>
    </Letter>
  )
}

CaseApproval.PreviewProps = preview('case-approval')
