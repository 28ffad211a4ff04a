import { useNavigate } from '@remix-run/react'
import { useEffect } from 'react'

/*
 * Every way on is a plain `<a href>`: it is cheap to render in a long table and works without a
 * script. The root catches the click and navigates without loading the page anew. Files and other
 * sites load as usual: `download`, `target`, `data-document`, or a name with a dot.
 */

/** Used once, by the root. `data-keep-scroll` on a link keeps the place on the page. */
export function useLinkNavigation(): void {
  const navigate = useNavigate()
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = linkToFollow(event)
      if (!link) return
      event.preventDefault()
      const to = link.pathname + link.search + link.hash
      const here = to === location.pathname + location.search + location.hash
      navigate(to, { preventScrollReset: 'keepScroll' in link.dataset, replace: here })
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [navigate])
}

function linkToFollow(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link?.href || link.origin !== location.origin) return null
  // A copy that is read without a network has only its own pages to go to, each whole.
  if ('kept' in document.documentElement.dataset) return null
  if (link.download || (link.target && link.target !== '_self') || 'document' in link.dataset) return null
  if (/\.[a-z0-9]+$/i.test(link.pathname)) return null
  const samePage = link.pathname === location.pathname && link.search === location.search
  return samePage && link.hash ? null : link
}
