/** Countries of the first two characters of a VIN (ISO 3780), and what follows from them. */

export type VinRegion = 'africa' | 'asia' | 'europe' | 'north_america' | 'oceania' | 'south_america'

/** Order of characters within a range of ISO 3780: letters, then 1 to 9, then 0. */
const ORDER = 'ABCDEFGHJKLMNPRSTUVWXYZ1234567890'

/** First letter, then ranges of the second character, each with the ISO 3166 code of the country. */
const RANGES: Record<string, string> = {
  A: 'AH ZA',
  B: 'FK KE',
  C: 'LR TN',
  D: 'AE EG,FK MA',
  E: 'AE ET',
  F: 'FK NG',
  H: 'A0 CN',
  J: 'A0 JP',
  K: 'AE LK,FK IL,LR KR,SW JO,13 KR',
  L: 'A0 CN',
  M: 'AE IN,FK ID,LR TH,SS MM',
  N: 'AE IR,FG PK,LR TR',
  P: 'AE PH,FK SG,LR MY,SV BD',
  R: 'AE AE,FK TW,LR VN,SW SA,17 HK,80 CN',
  S: 'AM GB,NT DE,UZ PL,12 LV',
  T: 'AH CH,JP CZ,RV HU,W2 PT',
  U: 'HM DK,NR IE,UZ RO,12 MK,57 SK',
  V: 'AE AT,FR FR,SW ES,X2 RS,35 HR,60 EE',
  W: 'A0 DE',
  X: 'AE BG,FK GR,LR NL,SW RU,X2 LU,30 RU',
  Y: 'AE BE,FK FI,NN MT,SW SE,X2 NO,35 BY,60 UA',
  Z: 'AU IT,XZ SI,35 LT,60 RU',
  '1': 'A0 US',
  '2': 'A0 CA',
  '3': 'A7 MX',
  '4': 'A0 US',
  '5': 'A0 US',
  '6': 'AW AU',
  '7': 'AE NZ,F0 US',
  '8': 'AE AR,FK CL,LR EC,X2 VE',
  '9': 'AE BR,FK CO,LR PY,SW UY,39 BR',
}

/** ISO 3166 code of the country that gave the maker its code; undefined where none is assigned. */
export function vinCountry(vin: string): string | undefined {
  const second = ORDER.indexOf(vin.charAt(1))
  if (second < 0) return undefined
  for (const range of (RANGES[vin.charAt(0)] ?? '').split(',')) {
    if (second >= ORDER.indexOf(range.charAt(0)) && second <= ORDER.indexOf(range.charAt(1))) return range.slice(3)
  }
  return undefined
}

/** Region of the first character. China and the United States have codes outside their home region. */
export function vinRegion(vin: string): VinRegion {
  const country = vinCountry(vin)
  if (country === 'CN') return 'asia'
  if (country === 'US') return 'north_america'
  const first = vin.charAt(0)
  if (/[A-H]/.test(first)) return 'africa'
  if (/[J-R]/.test(first)) return 'asia'
  if (/[S-Z]/.test(first)) return 'europe'
  if (/[1-5]/.test(first)) return 'north_america'
  return /[67]/.test(first) ? 'oceania' : 'south_america'
}

/** True where law fixes place 9 as check digit and place 10 as model year: North America and China. */
export function checkDigitBinding(vin: string): boolean {
  return vinRegion(vin) === 'north_america' || vinCountry(vin) === 'CN'
}
