/** What is filled in when a template is put into a message. */
export const FILLED = ['name', 'number', 'car', 'staff', 'due'] as const
