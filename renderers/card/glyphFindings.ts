import type {MissingGlyphs} from '../glyphs.ts'
import type {Finding} from '../guide/finding.ts'
import type {Guide} from '../guide/model.ts'
import {plainTextsOf} from '../guide/plainText.ts'
import {contentsOf} from './contents.ts'

/** Finds text that the fonts cannot draw: it would be empty boxes on the cards. */
export function checkGlyphs(guide: Guide, missingGlyphs: MissingGlyphs): Finding[] {
  const {steps, links} = contentsOf(guide)
  const texts: [document: string, path: string, text: string][] = [
    [guide.id, 'title', guide.title],
    [guide.id, 'shortTitle', guide.shortTitle ?? ''],
    [guide.id, 'summary', guide.summary],
    [guide.id, 'navigationGroup', guide.navigationGroup],
    ['siteSettings', 'schoolName', guide.site.name],
    ...steps.map(({step}): [string, string, string] => [
      guide.id,
      `${step.at}.instruction`,
      plainTextsOf(step.instruction).join(' '),
    ]),
    ...links.map(({at, text}): [string, string, string] => [guide.id, at, text]),
  ]
  return texts.flatMap(([document, path, text]): Finding[] => {
    const missing = missingGlyphs(text)
    if (missing.length === 0) return []
    const named = missing.map((character) => `“${character}”`)
    return [
      {
        severity: 'error',
        document,
        path,
        channel: 'card',
        problem: `No font has ${named.join(', ')}, in “${text.slice(0, 80)}”.`,
        remedy: 'Write it with other characters.',
      },
    ]
  })
}
