import type {MissingGlyphs} from '../glyphs.ts'
import type {Finding} from '../guide/finding.ts'
import type {Guide} from '../guide/model.ts'
import {findMissingGlyphs} from '../missingGlyph.ts'
import {contentsOf} from './contents.ts'

/** Finds text of a guide's cards that the fonts cannot draw. */
export function checkGlyphs(guide: Guide, missingGlyphs: MissingGlyphs): Finding[] {
  const {id, title, shortTitle = '', summary, navigationGroup, site} = guide
  const {steps, links} = contentsOf(guide)
  const texts = [
    ...Object.entries({title, shortTitle, summary, navigationGroup}),
    ...steps.flatMap(({step: {at}, heading = '', instruction, note}) => [
      [at, heading],
      [`${at}.instruction`, instruction],
      [`${at}.note`, note],
    ]),
    ...links.map(({at, text}) => [at, text]),
  ].map(([path = '', text = '']) => ({document: id, path, text}))
  texts.push({document: 'siteSettings', path: 'schoolName', text: site.name})
  return findMissingGlyphs(texts, 'card', missingGlyphs)
}
