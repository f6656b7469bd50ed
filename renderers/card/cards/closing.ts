import {readableAddress} from '../../guide/address.ts'
import {type Finding, isError} from '../../guide/finding/finding.ts'
import {words} from '../../guide/words.ts'
import {captionOf, joinSentences} from '../../text/sentences.ts'
import {cardSizes} from '../card.ts'
import type {OutgoingLink} from '../contents.ts'
import {placesLeftOut} from '../findings.ts'
import type {CardContext, CardLayout} from '../layout/context.ts'
import {type CardElement, codeSlot, column, placedAt, row, spring} from '../layout/element.ts'
import {decoration} from '../layout/motif.ts'
import {schoolMark} from '../layout/schoolMark.ts'
import {createComposer} from '../text/setText.ts'

const size = cardSizes.closing
const width = 952
/** Where title, code and addresses stand, one below the other; the decoration lies below. */
const middle = [64, 148, width, 757] as const
const gaps = {belowTitle: 52, besideCode: 52, belowCode: 24, abovePlace: 12} as const
/** Pixels along the code's side: it gives way to addresses, but not so far that a phone cannot read it. */
const codeSide = {largest: 400, smallest: 280} as const

/** Lays out the last card of a carousel: where the whole guide is, to be typed or scanned, and where it leads. */
export async function layOutClosing(
  links: readonly OutgoingLink[],
  context: CardContext,
): Promise<CardLayout> {
  const {guide, colours} = context
  const {id: document, language, title, shortTitle} = guide
  const {moreAt, revision} = words[language]
  const composer = createComposer('closing', context)
  const school = await schoolMark(composer, context, 'dark', width)
  const head = await composer.set(
    [shortTitle ?? title],
    {width, height: 220, sizes: [82, 38]},
    {color: colours.paper},
    {document, path: shortTitle ? 'shortTitle' : 'title', what: 'the title'},
  )
  const free = middle[3] - head.height - gaps.belowTitle - gaps.belowCode
  const places = await setPlaces(links, free - codeSide.smallest, context)
  const side = Math.max(codeSide.smallest, Math.min(codeSide.largest, free - places.height))
  const beside = width - side - gaps.besideCode
  const more = await composer.set(
    [moreAt],
    {width: beside, height: 60, sizes: [38, 28]},
    {color: colours.accent, marginBottom: 12},
  )
  const address = await composer.set(
    [readableAddress(guide.address)],
    {width: beside, height: side - 116, sizes: [38, 20], prose: true},
    {color: colours.paper},
    {document, path: 'path', what: 'the whole address of the page'},
  )
  const revised = await composer.set(
    [`${revision} ${guide.revision}`],
    {width: beside, height: 40, sizes: [22, 20]},
    {color: colours.brandPale},
  )
  return {
    name: 'closing',
    size,
    background: column(
      {...size, backgroundColor: colours.brandDeep, padding: 64},
      ...decoration([0, 945, size.width, 135], 135, context, 3),
      row({height: 44, alignItems: 'center'}, school),
    ),
    content: placedAt(
      middle,
      {flexDirection: 'column'},
      spring,
      ...head.elements,
      row(
        {marginTop: gaps.belowTitle, marginBottom: gaps.belowCode, gap: gaps.besideCode},
        codeSlot(side, {flexShrink: 0, backgroundColor: colours.paper, borderRadius: 18}),
        column({height: side}, ...more.elements, ...address.elements, spring, ...revised.elements),
      ),
      ...places.elements,
      spring,
    ),
    code: guide.address,
    alternativeText: joinSentences(
      [title, `${moreAt} ${readableAddress(guide.address)}`, ...places.labels, guide.site.name],
      language,
    ),
    caption: captionOf([title], guide),
    findings: [...composer.findings, ...places.errors, ...placesLeftOut(document, places.leftOut)],
  }
}

/** Sets addresses into a height, in smaller type where they are many. Each is shown whole or not at all: half of one leads nowhere. */
async function setPlaces(links: readonly OutgoingLink[], height: number, context: CardContext) {
  const size = links.length > 4 ? 26 : 30
  const style = {color: context.colours.brandPale, fontWeight: 400, marginTop: gaps.abovePlace}
  const labels: string[] = []
  const elements: CardElement[] = []
  const leftOut: OutgoingLink[] = []
  const errors: Finding[] = []
  let free = height
  for (const place of links) {
    const label = labelOf(place, context)
    const {set, findings} = createComposer('closing', context)
    const room = {width, height: free - gaps.abovePlace, sizes: [size, size]} as const
    const source = {document: context.guide.id, path: place.at, what: label}
    const row = await set([label], room, style, source)
    if (findings.length > 0) {
      const missing = findings.filter(isError)
      errors.push(...missing)
      if (missing.length === 0) leftOut.push(place)
      continue
    }
    labels.push(label)
    elements.push(...row.elements)
    free -= row.height + gaps.abovePlace
  }
  return {labels, elements, leftOut, errors, height: height - free}
}

/** What a place says and where it leads, as one text. */
function labelOf({text, address}: OutgoingLink, {language}: CardContext): string {
  const shown = readableAddress(address)
  if (readableAddress(text) === shown) return shown
  return `${text}${language === 'zh-SG' ? '：' : ': '}${shown}`
}
