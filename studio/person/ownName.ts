import {tokenWithName} from '../lake/userName.ts'

/** Where a browser remembers the name of whoever uses it; '' for somebody who gave none. */
const KEY = 'own-name'

/** Whether this browser has never been told whose it is. */
export function isNameUnknown(): boolean {
  return localStorage.getItem(KEY) === null
}

/** Remembers that whoever uses this browser gives no name. */
export function stayUnnamed(): void {
  localStorage.setItem(KEY, '')
}

/** Makes this browser ask again. */
export function forgetName(): void {
  localStorage.removeItem(KEY)
}

/** Logs in under a name: the Studio is loaded anew. Takes the token of the lake, with a name or without. */
export function logInAs(name: string, token: string): void {
  localStorage.setItem(KEY, name)
  logIn(tokenWithName(withoutName(token), name))
}

/** The same, without a name. */
export function logInUnnamed(token: string): void {
  stayUnnamed()
  logIn(withoutName(token))
}

function logIn(token: string): void {
  window.location.hash = `token=${token}`
  window.location.reload()
}

/** What stands before the dot is the lake's own. */
function withoutName(token: string): string {
  return token.split('.', 1).join()
}

/** Puts the remembered name to the token in the Studio's address, before the Studio reads that. */
export function signWithOwnName(): void {
  const name = localStorage.getItem(KEY)
  const token = new URLSearchParams(window.location.hash.slice(1)).get('token')
  if (!name || token === null || token.includes('.')) return
  window.history.replaceState(null, '', `#token=${tokenWithName(token, name)}`)
}
