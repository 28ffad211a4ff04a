import { createContext, useContext } from 'react'

const Nonce = createContext<string | undefined>(undefined)
export const NonceProvider = Nonce.Provider

/** The nonce of this answer for script and style tags; undefined in the browser, where it is hidden. */
export function useNonce(): string | undefined {
  return useContext(Nonce)
}
