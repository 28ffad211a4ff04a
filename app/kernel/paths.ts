/** A path of our own to go to: one leading slash, nothing that a browser could read as another host. */
export function safePath(path: string, otherwise = '/'): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return /^\/(?![/\\])[^\u0000-\u001f\\]*$/.test(path) ? path : otherwise
}
