import type {MissingGlyphs} from '../glyphs.ts'
import type {Finding} from '../guide/finding.ts'
import type {Guide} from '../guide/model.ts'
import {ownTextOf} from '../guide/plainText.ts'
import {allBlocks} from '../guide/within.ts'

/** Finds text that the fonts cannot draw: readers would get empty boxes. */
export function checkGlyphs(guide: Guide, missingGlyphs: MissingGlyphs): Finding[] {
  const texts: [path: string, text: string][] = [
    ['title', guide.title],
    ['summary', guide.summary],
    ...allBlocks(guide.body).map((block): [string, string] => [block.at, ownTextOf(block) ?? '']),
  ]
  return texts.flatMap(([path, text]): Finding[] => {
    const missing = missingGlyphs(text)
    if (missing.length === 0) return []
    const named = missing.map((character) => `“${character}” (U+${hexadecimal(character)})`)
    return [
      {
        severity: 'error',
        document: guide.id,
        path,
        channel: 'print',
        problem: `No font has ${named.join(', ')}, in “${text.slice(0, 80)}”.`,
        remedy: 'Write it with other characters.',
      },
    ]
  })
}

function hexadecimal(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}
