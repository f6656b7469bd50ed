import type {Channel} from '../schemas/channel.ts'
import type {MissingGlyphs} from './glyphs.ts'
import type {Finding} from './guide/finding/finding.ts'

/** A text that a channel draws, and where it was written. */
export interface DrawnText {
  readonly document: string
  readonly path: string
  readonly text: string
}

/** Finds texts that the fonts cannot draw: readers would get empty boxes. */
export function findMissingGlyphs(
  texts: readonly DrawnText[],
  channel: Channel,
  missingGlyphs: MissingGlyphs,
): Finding[] {
  return texts.flatMap(({document, path, text}): Finding[] => {
    const missing = missingGlyphs(text)
    if (missing.length === 0) return []
    const named = missing.map((character) => `“${character}” (U+${hexadecimal(character)})`)
    return [
      {
        severity: 'error',
        document,
        path,
        channel,
        problem: `No font has ${named.join(', ')}, in “${text.slice(0, 80)}”.`,
        remedy: 'Write it with other characters.',
      },
    ]
  })
}

function hexadecimal(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}
