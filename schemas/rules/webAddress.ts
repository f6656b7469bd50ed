/** The schemes a link may have: whatever else is typed is refused in every channel. */
export const linkSchemes = ['https', 'http', 'mailto', 'tel'] as const

/**
 * Judges the address of a link.
 * Takes the address as typed; returns what is wrong and how to mend it, or undefined.
 * Addresses on this site start with one slash, places on the same page with "#".
 */
export function linkProblem(address: string | undefined): string | undefined {
  const typed = (address ?? '').trim()
  if (typed === '') return 'Paste the address that the link opens, from the browser’s address bar.'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip them inside a scheme, so “java\tscript:” must not pass.
  if (/[\u0000-\u001f\u007f\s\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u.test(typed)) {
    return 'The address holds a blank or an invisible character. Copy it again, or write %20 for a blank.'
  }
  if (typed.startsWith('//') || typed.includes('\\')) {
    return 'Start the address with https:// so that it is clear where it leads.'
  }
  if (typed.startsWith('/') || typed.startsWith('#')) return undefined
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(typed)?.[1]?.toLowerCase()
  if (scheme === undefined) {
    return typed.includes('@')
      ? `Start an e-mail address with “mailto:”, as in mailto:${typed}.`
      : `Start the address with https://, as in https://${typed}.`
  }
  if (!linkSchemes.some((allowed) => allowed === scheme)) {
    return `Addresses that start with “${scheme}:” are not allowed. Use https:, http:, mailto: or tel:.`
  }
  if (scheme === 'mailto') {
    return /^mailto:[^@\s?]+@[^@\s?]+(\?\S*)?$/iu.test(typed)
      ? undefined
      : 'Write an e-mail link as mailto:name@school.edu.sg.'
  }
  if (scheme === 'tel') {
    return /^tel:\+?[0-9().-]+$/iu.test(typed)
      ? undefined
      : 'Write a telephone link as tel:+6561234567.'
  }
  return URL.canParse(typed) && /^https?:\/\/[^/]/iu.test(typed)
    ? undefined
    : `“${typed}” is not a web address. Copy it from the browser’s address bar.`
}
