import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter } from './parts'
import { preview } from './preview'

export default function CaseReopened(letter: LetterProps<'case-reopened'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter
      letter={letter}
      title={t('mail:case-reopened.title', words)}
      preview={t('mail:case-reopened.lead', words)}
      replies
    >
      <Lead>{t('mail:case-reopened.lead', words)}</Lead>
      {params.until > 0 && <Lead>{t('mail:case-received.promise', words)}</Lead>}
      <Facts
        rows={[
          [t('mail:label.about'), words.title ?? ''],
          [t('mail:label.case'), words.number ?? ''],
        ]}
      />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:case-reopened.button')}
      </Go>
    </Letter>
  )
}

CaseReopened.PreviewProps = preview('case-reopened')
