// The case's page once more, at an address that takes files.
export { action, default, links, loader } from './case'
