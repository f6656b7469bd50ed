import type {MissingGlyphs} from '../glyphs.ts'
import type {Finding} from '../guide/finding.ts'
import type {Block, Guide} from '../guide/model.ts'
import {plainTextsOf} from '../guide/plainText.ts'
import {allBlocks} from '../guide/within.ts'

/** Finds text that the fonts cannot draw: readers would get empty boxes. */
export function checkGlyphs(guide: Guide, missingGlyphs: MissingGlyphs): Finding[] {
  const texts: [path: string, text: string][] = [
    ['title', guide.title],
    ['summary', guide.summary],
    ...allBlocks(guide.body).flatMap((block) =>
      ownTexts(block).map((text): [string, string] => [block.at, text]),
    ),
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

/** The texts of a block itself, not of the blocks inside it. */
function ownTexts(block: Block): readonly string[] {
  switch (block._type) {
    case 'callout':
    case 'disclosure':
      return block.title === undefined ? [] : [block.title]
    case 'table':
      return block.caption === undefined ? [] : [block.caption]
    case 'list':
    case 'procedure':
      return []
    default:
      return plainTextsOf([block])
  }
}

function hexadecimal(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}
