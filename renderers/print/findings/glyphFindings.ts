import type {MissingGlyphs} from '../../glyphs.ts'
import type {Finding} from '../../guide/finding/finding.ts'
import type {Block, Guide} from '../../guide/model.ts'
import {allBlocks, linksIn, ownTextsOf} from '../../guide/walkBlocks.ts'
import {type DrawnText, findMissingGlyphs} from '../../missingGlyph.ts'

/** Finds text of an insert that the fonts cannot draw. */
export function checkGlyphs(guide: Guide, missingGlyphs: MissingGlyphs): Finding[] {
  return findMissingGlyphs(drawnTexts(guide), 'print', missingGlyphs)
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
  const added = linksIn(block).map(({address}) => address)
  if (block._type === 'embed') added.push(block.address)
  const marks = block._type === 'block' ? block.markDefs : []
  for (const mark of marks) {
    if (mark._type === 'abbreviation' && mark.first) added.push(mark.expansion)
  }
  return [...ownTextsOf(block), ...added]
}
