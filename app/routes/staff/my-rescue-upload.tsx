// The helper's page of a job once more, at an address that takes photos.
export { action, default, loader } from './my-rescue'
