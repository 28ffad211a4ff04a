import type { LetterProps } from './letters'
import { Go, Lead, Letter, Note } from './parts'
import { preview } from './preview'

export default function StaffInvitation(letter: LetterProps<'staff-invitation'>) {
  const { params, t, words, brand, link } = letter
  return (
    <Letter
      letter={letter}
      title={t('mail:staff-invitation.title', words)}
      preview={t('mail:staff-invitation.lead', words)}
    >
      <Lead>{t('mail:staff-invitation.lead', words)}</Lead>
      <Go href={link(params.path)} brand={brand}>
        {t('mail:staff-invitation.button')}
      </Go>
      <Note>{t('mail:staff-invitation.note')}</Note>
    </Letter>
  )
}

StaffInvitation.PreviewProps = preview('staff-invitation')
