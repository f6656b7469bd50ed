/** Bidirectional embeddings, overrides and isolates (Unicode Standard Annex 9): none of our languages needs them. */
const overridePattern = /[\u202a-\u202e\u2066-\u2069]/gu

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is to be found.
const controlPattern = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/gu

/**
 * Takes text as stored; returns it without control characters (tab and line break stay), byte order
 * marks and bidirectional overrides, with lone surrogates replaced, and how many overrides there were.
 */
export function cleanText(stored: string): {text: string; overrides: number} {
  const overrides = stored.match(overridePattern)?.length ?? 0
  const text = stored
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/gu, '\n')
    .replace(overridePattern, '')
    .replace(controlPattern, '')
  return {text, overrides}
}
