/** Words that the garage knows, for forms and lists; their names stand in the texts. */
export const ENERGIES = ['petrol', 'diesel', 'hybrid', 'plug_in_hybrid', 'battery'] as const
export const BODIES = ['saloon', 'suv', 'estate', 'hatchback', 'mpv'] as const
export const DOCUMENT_KINDS = [
  'photo',
  'registration',
  'insurance',
  'inspection',
  'warranty',
  'invoice',
  'service',
  'other',
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]
/** Why a car leaves the garage. */
export const ENDINGS = ['sold', 'scrapped', 'mistake'] as const
