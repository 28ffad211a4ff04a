import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter } from './parts'
import { preview } from './preview'

export default function CaseReceived(letter: LetterProps<'case-received'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter
      letter={letter}
      title={t('mail:case-received.title', words)}
      preview={t('mail:case-received.lead', words)}
      replies
    >
      <Lead>{t('mail:case-received.lead', words)}</Lead>
      {params.until > 0 && <Lead>{t('mail:case-received.promise', words)}</Lead>}
      <Facts
        rows={[
          [t('mail:label.about'), words.title ?? ''],
          [t('mail:label.case'), words.number ?? ''],
        ]}
      />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:case-received.button')}
      </Go>
    </Letter>
  )
}

CaseReceived.PreviewProps = preview('case-received')
