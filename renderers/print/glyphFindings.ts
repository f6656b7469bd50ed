import type {MissingGlyphs} from '../glyphs.ts'
import type {Finding} from '../guide/finding.ts'
import type {Block, Guide} from '../guide/model.ts'
import {ownTextOf} from '../guide/plainText.ts'
import {allBlocks} from '../guide/within.ts'

/** A text that is drawn on the page, and where it was written. */
interface DrawnText {
  readonly document: string
  readonly path: string
  readonly text: string
}

/** Finds text that the fonts cannot draw: readers would get empty boxes. */
export function checkGlyphs(guide: Guide, missingGlyphs: MissingGlyphs): Finding[] {
  return drawnTexts(guide).flatMap(({document, path, text}): Finding[] => {
    const missing = missingGlyphs(text)
    if (missing.length === 0) return []
    const named = missing.map((character) => `“${character}” (U+${hexadecimal(character)})`)
    return [
      {
        severity: 'error',
        document,
        path,
        channel: 'print',
        problem: `No font has ${named.join(', ')}, in “${text.slice(0, 80)}”.`,
        remedy: 'Write it with other characters.',
      },
    ]
  })
}

/** All text of an insert: the guide's own, and what its running heads take from other documents. */
function drawnTexts({id, title, shortTitle, summary, site, handbook, body}: Guide): DrawnText[] {
  const own = [
    {path: 'title', text: title},
    {path: 'shortTitle', text: shortTitle ?? ''},
    {path: 'summary', text: summary},
    ...allBlocks(body).flatMap((block) => textsOf(block).map((text) => ({path: block.at, text}))),
  ]
  return [
    ...own.map((text) => ({document: id, ...text})),
    {document: 'siteSettings', path: 'schoolName', text: site.name},
    {document: handbook?.id ?? id, path: 'title', text: handbook?.title ?? ''},
    {document: handbook?.id ?? id, path: 'edition', text: handbook?.edition ?? ''},
  ]
}

/** A block's own text, and what print adds to it: expansions, and addresses in the list of links. */
function textsOf(block: Block): string[] {
  const added = block._type === 'embed' ? [block.address] : []
  const marks = block._type === 'block' ? block.markDefs : []
  for (const mark of marks) {
    if (mark._type === 'link') added.push(mark.address)
    if (mark._type === 'abbreviation' && mark.first) added.push(mark.expansion)
  }
  return [ownTextOf(block) ?? '', ...added]
}

function hexadecimal(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}
