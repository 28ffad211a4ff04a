// The order's page once more, at an address that takes photos.
export { action, default, loader } from './order'
