import type {Note} from './note.ts'

/** Longest page that is read, in bytes: the longest real page found had a tenth of it. */
export const MAX_PAGE_BYTES = 2_000_000

/**
 * Reads the bytes of a page as text: UTF-8, or UTF-16 where a byte order mark says so.
 * What is not valid UTF-8 is taken for Windows-1252, and noted: old editors wrote that.
 * Throws where the file is too large or is not text at all.
 */
export function readText(bytes: Uint8Array): {text: string; notes: readonly Note[]} {
  if (bytes.byteLength > MAX_PAGE_BYTES) {
    throw new Error(
      `The page has ${bytes.byteLength.toLocaleString('en')} bytes; pages of more than ${MAX_PAGE_BYTES.toLocaleString('en')} are not read. Is it a page at all? Split it if it is.`,
    )
  }
  const {text, encoding} = decode(bytes)
  if (/\0/u.test(text)) {
    throw new Error('The file is not text: it holds NUL characters. Is it a page at all?')
  }
  const notes: Note[] = []
  if (encoding !== 'utf-8') {
    notes.push({
      severity: 'warning',
      problem: `The file is not UTF-8; it was read as ${encoding}.`,
      remedy: 'Look through the text for wrong letters.',
    })
  }
  return {text: text.replaceAll(/\r\n?/gu, '\n'), notes}
}

function decode(bytes: Uint8Array): {text: string; encoding: string} {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return as('utf-16le', bytes)
  if (first === 0xfe && second === 0xff) return as('utf-16be', bytes)
  try {
    return as('utf-8', bytes)
  } catch {
    return as('windows-1252', bytes)
  }
}

function as(encoding: string, bytes: Uint8Array) {
  return {text: new TextDecoder(encoding, {fatal: true}).decode(bytes), encoding}
}
