/** How long a name may be, in characters. */
const MAX_LENGTH = 60
const CONTROL = /\p{Cc}/u
const NAMED = 'name-'

/** The id of whoever has the lake's token and gave no name: commands, and people who were not asked. */
export const UNNAMED = 'local'

/** A name as it is shown; undefined where that is none. */
export function tidyName(given: string): string | undefined {
  const name = given.normalize('NFC').trim().replaceAll(/\s+/gu, ' ')
  const isName = name !== '' && [...name].length <= MAX_LENGTH && !CONTROL.test(name)
  return isName ? name : undefined
}

/** A lake's token with the name of whoever uses it. Throws on a name that is none. */
export function tokenWithName(token: string, given: string): string {
  const name = tidyName(given)
  if (name === undefined) throw new Error(`“${given}” is not a name.`)
  const bytes = new TextEncoder().encode(name)
  const written = btoa(String.fromCharCode(...bytes))
  return `${token}.${written.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`
}

/**
 * The user that stands behind a token: '' is nobody with a name, `.` and a name as `tokenWithName` writes
 * it that person. Returns the user's id, which holds the name; undefined where it is neither.
 */
export function userBehind(token: string): string | undefined {
  if (token === '') return UNNAMED
  const id = `${NAMED}${token.slice(1)}`
  return token.startsWith('.') && nameIn(id) !== undefined ? id : undefined
}

/** The name that the id of a user holds; undefined where it holds none. */
export function nameIn(id: string): string | undefined {
  if (!id.startsWith(NAMED)) return undefined
  const written = id.slice(NAMED.length).replaceAll('-', '+').replaceAll('_', '/')
  try {
    const bytes = Uint8Array.from(atob(written), (character) => character.charCodeAt(0))
    const name = new TextDecoder('utf-8', {fatal: true}).decode(bytes)
    return tidyName(name) === name ? name : undefined
  } catch {
    return undefined
  }
}
