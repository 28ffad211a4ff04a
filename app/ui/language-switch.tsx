import { Languages } from 'lucide-react'
import { Icon } from './icon'

/** The other language: a form that posts to `action`, or a link. Its word is in its own language. */
export interface OtherLanguage {
  label: string
  lang: string
  href?: string
  form?: { action: string; name: string; value: string }
}

/** To the other language and back; a real form, so it works everywhere. */
export function LanguageSwitch({ other, onPlate }: { other: OtherLanguage; onPlate?: boolean }) {
  const look = onPlate ? 'btn btn-plate-line btn-s' : 'btn btn-line btn-s'
  const inside = (
    <>
      <Icon as={Languages} />
      <span>{other.label}</span>
    </>
  )
  if (!other.form)
    return (
      <a className={look} href={other.href} lang={other.lang} hrefLang={other.lang} data-document>
        {inside}
      </a>
    )
  return (
    <form method="post" action={other.form.action}>
      <button type="submit" className={look} lang={other.lang} name={other.form.name} value={other.form.value}>
        {inside}
      </button>
    </form>
  )
}
