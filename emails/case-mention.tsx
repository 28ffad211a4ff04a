import type { LetterProps } from './letters'
import { Facts, Go, Lead, Letter, Said } from './parts'
import { preview } from './preview'

export default function CaseMention(letter: LetterProps<'case-mention'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter letter={letter} title={t('mail:case-mention.title', words)} preview={t('mail:case-mention.lead', words)}>
      <Lead>{t('mail:case-mention.lead', words)}</Lead>
      <Said>{params.body}</Said>
      <Facts
        rows={[
          [t('mail:label.about'), words.title ?? ''],
          [t('mail:label.case'), words.number ?? ''],
          [t('mail:label.dealer'), words.dealer ?? ''],
        ]}
      />
      <Go href={link(params.path)} brand={brand}>
        {t('mail:case-mention.button')}
      </Go>
    </Letter>
  )
}

CaseMention.PreviewProps = preview('case-mention')
