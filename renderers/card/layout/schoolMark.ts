import type {Composer} from '../text/setText.ts'
import type {SiteContext} from './context.ts'
import {type CardElement, element, row} from './element.ts'
import {form} from './motif.ts'

type Ground = 'dark' | 'light'

/**
 * The school's logo (or the leaf, where it has none) and its name beside it, in one or two lines.
 * Takes the width that there is, and the height of the leaf, by which the rest is sized; pixels.
 */
export async function schoolMark(
  {set}: Composer,
  context: SiteContext,
  ground: Ground,
  width: number,
  height = 44,
): Promise<CardElement> {
  const {site, colours} = context
  const [sign, signWidth] = signOf(context, height, ground)
  const gap = sign.length === 0 ? 0 : Math.round(height * 0.4)
  const name = await set(
    [site.name],
    {width: width - signWidth - gap, height: height * 1.7, sizes: [height * 0.7, height * 0.54]},
    {color: ground === 'dark' ? colours.paper : colours.ink, width: 'auto', flexShrink: 1},
    {document: 'siteSettings', path: 'schoolName', what: 'the name of the school'},
  )
  return row({alignItems: 'center', gap, maxWidth: width}, ...sign, ...name.elements)
}

function signOf(
  {logo, colours, motif}: SiteContext,
  height: number,
  ground: Ground,
): readonly [readonly CardElement[], width: number] {
  if (logo === undefined) {
    const leaf = form('leaf', height, ground === 'dark' ? colours.accent : colours.brand)
    return motif ? [[row({position: 'relative', width: height, height}, leaf)], height] : [[], 0]
  }
  const tall = Math.round(height * 1.2)
  const width = Math.round(Math.min(logo.width / logo.height, 4) * tall)
  // On dark grounds a logo gets a white tile, because it was most likely drawn for paper.
  const inset = ground === 'dark' ? 6 : 0
  const style = {width: width - 2 * inset, height: tall - 2 * inset, objectFit: 'contain'}
  const tile = {padding: inset, borderRadius: 8, ...(inset > 0 && {backgroundColor: colours.paper})}
  return [[row(tile, element('img', {src: logo.href, style}))], width]
}
