import type { LetterProps } from './letters'
import { Go, Lead, Letter } from './parts'
import { preview } from './preview'

export default function RewardRedeemed(letter: LetterProps<'reward-redeemed'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter
      letter={letter}
      title={t('mail:reward-redeemed.title', words)}
      preview={t('mail:reward-redeemed.lead', words)}
      record
    >
      <Lead>{t('mail:reward-redeemed.lead', words)}</Lead>
      <Go href={link(params.path)} brand={brand}>
        {t('mail:reward-redeemed.button')}
      </Go>
    </Letter>
  )
}

RewardRedeemed.PreviewProps = preview('reward-redeemed')
