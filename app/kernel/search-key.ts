/**
 * The one spelling in which names, plates, numbers and phones are compared and looked up: widths, accents and case
 * folded, without spaces, dots, hyphens, brackets and the plus of a country code. Idempotent.
 */
export function searchKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-–—_.,·•・‧'’()（）+]/g, '')
}
