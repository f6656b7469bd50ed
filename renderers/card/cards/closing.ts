import {words as wordsOf} from '../../guide/words.ts'
import {qrCode} from '../../qr.ts'
import {cardSizes} from '../card.ts'
import type {Contents, Place} from '../content/contents.ts'
import {labelCut, placesLeftOut, titleOverflow} from '../content/findings.ts'
import type {Drawing} from '../drawing/drawing.ts'
import {type CardContext, frameColours} from '../layout/context.ts'
import {column, type Element, element, row, spring} from '../layout/element.ts'
import {readableAddress, setLabel} from '../layout/label.ts'
import {decoration} from '../layout/motif.ts'
import {schoolMark} from '../layout/schoolMark.ts'
import {words} from '../text/fit.ts'
import {captionOf, joinSentences} from '../text/sentences.ts'
import {shortenToFit} from '../text/shorten.ts'
import {PLACE_GAP, placeLabel, setPlaces} from './places.ts'

const size = cardSizes.closing
const margin = 64
const width = size.width - 2 * margin
/** Where title, code and addresses stand, one below the other; the decoration lies below. */
const middle = {top: 148, height: 757} as const
const gaps = {belowTitle: 52, besideCode: 52, belowCode: 44} as const
/** A code gives way to a long title, but not so far that a phone cannot read it. */
const codeSide = {largest: 400, smallest: 280} as const
/** The light border without which a code cannot be read (ISO/IEC 18004, 6.3.8): four modules. */
const quietModules = 4

/** Draws the last card of a carousel: where the whole guide is, to be typed or scanned, and where it leads. */
export async function drawClosing(
  links: Contents['links'],
  context: CardContext,
): Promise<Drawing> {
  const {guide, colours} = context
  const {language} = guide
  const school = await schoolMark(
    context,
    {width, height: 44, sizes: [30, 26, 22], ground: 'dark'},
    'closing',
  )
  const title = await shortenToFit(
    guide.shortTitle ?? guide.title,
    {
      width,
      height: 240,
      maxLines: 3,
      sizes: [88, 76, 66, 56, 48, 42, 36],
      weight: 700,
      role: 'title',
    },
    context,
  )
  const free = middle.height - (title?.set.height ?? 0) - gaps.belowTitle - gaps.belowCode
  const places = await setPlaces(links, {width, height: free - codeSide.smallest}, context)
  const side = Math.max(codeSide.smallest, Math.min(codeSide.largest, free - places.height))
  const address = await setAddress(side, context)
  return {
    name: 'closing',
    size,
    background: column(
      {...size, backgroundColor: colours.brandDeep, padding: margin},
      ...decoration({left: 0, top: 945, width: size.width, height: 135}, 135, context, 3),
      row({height: 44, alignItems: 'center'}, school.element),
    ),
    content: column(
      {position: 'absolute', left: margin, width, ...middle},
      spring,
      ...(title === undefined ? [] : [words(title.set, {color: colours.paper})]),
      row(
        {marginTop: gaps.belowTitle, gap: gaps.besideCode},
        code(guide.address, side, context),
        address.element,
      ),
      column(
        {marginTop: places.rows.length === 0 ? 0 : gaps.belowCode, gap: PLACE_GAP},
        ...places.rows.map((place) => words(place, {color: colours.brandPale})),
      ),
      spring,
    ),
    frame: frameColours(context),
    alternativeText: joinSentences(
      [
        guide.title,
        `${wordsOf[language].moreAt} ${readableAddress(guide.address)}`,
        ...places.shown.map((place: Place) => placeLabel(place, language)),
        guide.site.name,
      ],
      language,
    ),
    caption: captionOf([guide.title], guide),
    findings: [
      ...((title?.excess ?? 0) > 0 ? [titleOverflow(guide, 'closing', title)] : []),
      ...placesLeftOut(guide, places.leftOut),
      ...school.findings,
      ...address.findings,
    ],
  }
}

/** The invitation, the address to type, and at the foot the revision that the card was made from. */
async function setAddress(height: number, context: CardContext) {
  const {guide, colours} = context
  const {moreAt, revision} = wordsOf[guide.language]
  const beside = width - height - gaps.besideCode
  const more = await setLabel(moreAt, {width: beside, sizes: [40, 34, 28]}, context)
  const revised = await setLabel(
    `${revision} ${guide.revision}`,
    {width: beside, sizes: [22, 20]},
    context,
  )
  const taken = (more?.set.height ?? 0) + (revised?.set.height ?? 0) + 24
  const address = await shortenToFit(
    readableAddress(guide.address),
    {
      width: beside,
      height: height - taken,
      maxLines: 12,
      sizes: [38, 34, 30, 26, 23, 20],
      weight: 400,
      role: 'text',
    },
    context,
  )
  const label = {document: guide.id, path: 'path', what: 'the whole address of the page'}
  return {
    element: column(
      {height},
      ...(more === undefined ? [] : [words(more.set, {color: colours.accent, marginBottom: 12})]),
      ...(address === undefined ? [] : [words(address.set, {color: colours.paper})]),
      spring,
      ...(revised === undefined ? [] : [words(revised.set, {color: colours.brandPale})]),
    ),
    findings: labelCut(label, 'closing', address),
  }
}

function code(text: string, side: number, {colours}: CardContext): Element {
  const {size: modules, runs} = qrCode(text)
  const whole = modules + 2 * quietModules
  const d = runs
    .map(
      ([row, column, length]) =>
        `M${column + quietModules} ${row + quietModules}h${length}v1h-${length}z`,
    )
    .join('')
  const path = element('path', {d, fill: colours.ink})
  return row(
    {width: side, height: side, backgroundColor: colours.paper, borderRadius: 18},
    element('svg', {viewBox: `0 0 ${whole} ${whole}`, width: side, height: side, children: [path]}),
  )
}
