/** What can lie beside a case. */
export const LINK_KINDS = ['work-order', 'booking', 'rescue', 'event', 'part', 'case'] as const
export type LinkKind = (typeof LINK_KINDS)[number]
