/** Drawings that an event may carry; parts/event-art draws them. */
export const EVENT_ARTS = ['hills', 'coast', 'track', 'snow', 'night', 'workshop', 'family', 'showroom'] as const
export type EventArtName = (typeof EVENT_ARTS)[number]

/** A stored name as one that can be drawn. */
export const artOf = (name: string): EventArtName => EVENT_ARTS.find((one) => one === name) ?? 'hills'
