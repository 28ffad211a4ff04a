import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter } from './parts'
import { preview } from './preview'

export default function CaseReport(letter: LetterProps<'case-report'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter letter={letter} title={t('mail:case-report.title')} preview={t('mail:case-report.lead', words)}>
      <Lead>{t('mail:case-report.lead', words)}</Lead>
      <Facts
        rows={[
          [t('mail:label.case'), words.number ?? ''],
          [t('mail:label.dealer'), words.dealer ?? ''],
        ]}
      />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:case-report.button')}
      </Go>
    </Letter>
  )
}

CaseReport.PreviewProps = preview('case-report')
