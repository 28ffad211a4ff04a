/** What a helper can do; a service asks for one of them. */
export const SKILLS = ['jump-start', 'diagnosis', 'tyre', 'fuel', 'unlock', 'charge', 'flatbed'] as const
export type RescueSkill = (typeof SKILLS)[number]

/** What they come with. */
export const HELPER_VEHICLES = ['van', 'flatbed', 'motorbike'] as const
export type HelperVehicle = (typeof HELPER_VEHICLES)[number]
