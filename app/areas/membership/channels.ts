/** Ways on which a person may wish to be reached first. */
export const CHANNELS = ['mail', 'sms', 'phone'] as const
export type PreferredChannel = (typeof CHANNELS)[number]
