// Photos that the page sends itself, so that a lost network leaves them in their field.
export { action } from './my-rescue-steps'
