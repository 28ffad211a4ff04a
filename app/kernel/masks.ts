/** What is shown of personal values to people who may not see them whole. Pure text, right for both languages. */

const HIDDEN = '****'

/** 138 **** 1024 for mainland mobiles given in any form; of others the last four digits, never more than half of them. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  const national = digits.replace(/^86(?=1\d{10}$)/, '')
  if (/^1\d{10}$/.test(national)) return `${national.slice(0, 3)} ${HIDDEN} ${national.slice(-4)}`
  const shown = Math.min(4, Math.floor(digits.length / 2))
  return `${HIDDEN} ${digits.slice(digits.length - shown)}`.trimEnd()
}

/** l***a@mail.example: first and last letter of the name, the domain as it is. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  if (at < 1) return HIDDEN
  const name = [...email.slice(0, at)]
  const last = name.length > 2 ? (name.at(-1) ?? '') : ''
  return `${name[0]}***${last}${email.slice(at)}`
}

/** 沪A·***18: where it is from and the last two characters. */
export function maskPlate(plate: string): string {
  const key = [...plate.replace(/[\s·-]/g, '')]
  const mainland = /^\p{Script=Han}/u.test(plate)
  const head = mainland ? `${key.slice(0, 2).join('')}·` : ''
  const rest = mainland ? key.slice(2) : key
  return rest.length < 4 ? `${head}***` : `${head}***${rest.slice(-2).join('')}`
}

/** LCV**********1024: the maker and the last four characters. */
export function maskVin(vin: string): string {
  return vin.length < 8 ? HIDDEN : `${vin.slice(0, 3)}${'*'.repeat(vin.length - 7)}${vin.slice(-4)}`
}

/** 3101 **** **** 21: of an identity number the first four characters and the last two. */
export function maskIdentity(number: string): string {
  const bare = number.replace(/\s/g, '')
  return bare.length < 10 ? HIDDEN : `${bare.slice(0, 4)} ${HIDDEN} ${HIDDEN} ${bare.slice(-2)}`
}

/** 林*夏, 林*, J*** S***: a name of which enough is left to ask for it at a counter. */
export function maskName(name: string): string {
  const bare = name.trim()
  if (bare === '') return ''
  if (/^\p{Script=Han}+$/u.test(bare)) {
    const letters = [...bare]
    if (letters.length === 1) return '*'
    if (letters.length === 2) return `${letters[0]}*`
    return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`
  }
  return bare
    .split(/\s+/)
    .map((word) => `${[...word][0]}***`)
    .join(' ')
}
