/** A thing as schema.org describes it, as JSON that may stand in a script element. */
export function structuredData(thing: Readonly<Record<string, unknown>>): string {
  // "<" is the one character that could end the script element early.
  return JSON.stringify({'@context': 'https://schema.org', ...thing}).replaceAll('<', '\\u003c')
}
