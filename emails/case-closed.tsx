import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter } from './parts'
import { preview } from './preview'

export default function CaseClosed(letter: LetterProps<'case-closed'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter
      letter={letter}
      title={t('mail:case-closed.title', words)}
      preview={t('mail:case-closed.lead', words)}
      replies
    >
      <Lead>{t('mail:case-closed.lead', words)}</Lead>
      <Facts
        rows={[
          [t('mail:label.about'), words.title ?? ''],
          [t('mail:label.case'), words.number ?? ''],
        ]}
      />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:case-closed.button')}
      </Go>
    </Letter>
  )
}

CaseClosed.PreviewProps = preview('case-closed')
