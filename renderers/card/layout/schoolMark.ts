import type {Finding} from '../../guide/finding.ts'
import type {CardName} from '../card.ts'
import {labelCut} from '../content/findings.ts'
import {words} from '../text/fit.ts'
import type {SiteContext} from './context.ts'
import {type Element, element, row} from './element.ts'
import {setLabel} from './label.ts'
import {form} from './motif.ts'

/** Where the mark stands. */
interface MarkRoom {
  readonly width: number
  /** Of the logo or leaf, in pixels. */
  readonly height: number
  readonly sizes: readonly number[]
  readonly ground: 'dark' | 'light'
}

/** The school's logo (or the leaf, where it has none) and its name beside it, in one or two lines. */
export async function schoolMark(
  context: SiteContext,
  {width, height, sizes, ground}: MarkRoom,
  card: CardName,
): Promise<{readonly element: Element; readonly findings: readonly Finding[]}> {
  const {site, colours} = context
  const sign = signOf(context, height, ground)
  const gap = Math.round(height * 0.4)
  const taken = sign === undefined ? 0 : sign.width + gap
  const name = await setLabel(
    site.name,
    {width: width - taken, height: height * 1.7, sizes},
    context,
  )
  const parts = [
    ...(sign === undefined ? [] : [sign.element]),
    ...(name === undefined
      ? []
      : [
          words(name.set, {
            width: name.set.used,
            color: ground === 'dark' ? colours.paper : colours.ink,
          }),
        ]),
  ]
  const label = {document: 'siteSettings', path: 'schoolName', what: 'the name of the school'}
  return {
    element: row({alignItems: 'center', gap}, ...parts),
    findings: labelCut(label, card, name),
  }
}

function signOf(
  {logo, colours, motif}: SiteContext,
  height: number,
  ground: MarkRoom['ground'],
): {readonly element: Element; readonly width: number} | undefined {
  if (logo === undefined) {
    if (!motif) return undefined
    const colour = ground === 'dark' ? colours.accent : colours.brand
    const leaf = form('leaf', {left: 0, top: 0, width: height, height}, colour)
    return {element: row({position: 'relative', width: height, height}, leaf), width: height}
  }
  const tall = Math.round(height * 1.2)
  const width = Math.round(Math.min(logo.width / logo.height, 4) * tall)
  // On dark grounds a logo gets a white tile, because it was most likely drawn for paper.
  const inset = ground === 'dark' ? 6 : 0
  const image = element('img', {
    src: logo.href,
    style: {width: width - 2 * inset, height: tall - 2 * inset, objectFit: 'contain'},
  })
  const tile = ground === 'dark' ? {backgroundColor: colours.paper, borderRadius: 8} : {}
  return {element: row({padding: inset, ...tile}, image), width}
}
