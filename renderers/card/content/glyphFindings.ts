import type {MissingGlyphs} from '../../glyphs.ts'
import type {Finding} from '../../guide/finding.ts'
import type {Guide} from '../../guide/model.ts'
import {findMissingGlyphs} from '../../missingGlyph.ts'
import {contentsOf} from './contents.ts'
import {instructionText, noteText} from './stepTexts.ts'

/** Finds text of a guide's cards that the fonts cannot draw. */
export function checkGlyphs(guide: Guide, missingGlyphs: MissingGlyphs): Finding[] {
  const {id, title, shortTitle, summary, navigationGroup, site} = guide
  const {steps, links} = contentsOf(guide)
  const own = [
    {path: 'title', text: title},
    {path: 'shortTitle', text: shortTitle ?? ''},
    {path: 'summary', text: summary},
    {path: 'navigationGroup', text: navigationGroup},
    ...steps.flatMap(({step, heading}) => [
      {path: step.at, text: heading ?? ''},
      {path: `${step.at}.instruction`, text: instructionText(step)},
      {path: `${step.at}.note`, text: noteText(step)},
    ]),
    ...links.map(({at, text}) => ({path: at, text})),
  ]
  const texts = [
    ...own.map((text) => ({document: id, ...text})),
    {document: 'siteSettings', path: 'schoolName', text: site.name},
  ]
  return findMissingGlyphs(texts, 'card', missingGlyphs)
}
