import {words} from '../guide/words.ts'
import {qrCode} from '../qr.ts'
import {colours} from '../tokens.ts'
import type {Box} from './box.ts'
import {cardSizes} from './card.ts'
import {placeLabel, rowTops, type SetPlaces, setPlaces} from './closingPlaces.ts'
import type {Contents} from './contents.ts'
import type {Drawing} from './drawing.ts'
import {type Element, element, shape} from './element.ts'
import {labelCut, placesLeftOut, titleOverflow} from './findings.ts'
import {ground} from './ground.ts'
import {type Desk, readableAddress, schoolMark, setLabel} from './identity.ts'
import {tiles} from './motif.ts'
import {type PlacedLine, placeLines} from './placedLine.ts'
import {joinSentences} from './sentences.ts'
import {shortenToFit} from './shorten.ts'

const mark: Box = {left: 64, top: 64, width: 952, height: 44}
/** Where title, code and addresses stand, one below the other; the pattern lies below. */
const column: Box = {left: 64, top: 148, width: 952, height: 757}
const pattern: Box = {left: 0, top: 945, width: 1080, height: 135}
const gaps = {belowTitle: 52, besideCode: 52, belowCode: 44} as const
/** A code gives way to a long title, but not so far that a phone cannot read it. */
const codeSide = {largest: 400, smallest: 280} as const
/** The light border without which a code cannot be read (ISO/IEC 18004, 6.3.8): four modules. */
const quietModules = 4

/** Draws the last card of a carousel: where the whole guide is, to be typed or scanned, and where it leads. */
export function drawClosing(links: Contents['links'], desk: Desk): Drawing {
  const {guide, typesetter} = desk
  const {language} = guide
  const size = cardSizes.closing
  const room = {
    width: column.width,
    height: 240,
    maxLines: 3,
    sizes: [88, 80, 72, 64, 56, 48, 44, 40, 36],
    weight: 700,
    role: 'title',
  } as const
  const title = shortenToFit(guide.shortTitle ?? guide.title, language, room, typesetter)
  const titleHeight = title?.set.height ?? 0
  const free = column.height - titleHeight - gaps.belowTitle - codeSide.smallest - gaps.belowCode
  const places = setPlaces(links, {width: column.width, height: free}, desk)
  const boxes = stack(titleHeight, places.height)
  const school = schoolMark(desk, mark, 'dark', 'closing')
  const address = setAddress(boxes.address, desk)
  return {
    name: 'closing',
    size,
    layers: [
      ground(size, 'brandDeep', [...tiles(pattern, pattern.height, 3), ...school.content]),
      {
        box: column,
        content: [
          ...(title === undefined ? [] : placeLines(title.set, 'paper', boxes.title)),
          ...codeElements(guide.address, boxes.code),
          ...address.lines,
          ...placeRows(places, boxes.places),
        ],
        shared: false,
      },
    ],
    alternativeText: joinSentences(
      [
        guide.title,
        `${words[language].moreAt} ${readableAddress(guide.address)}`,
        ...places.shown.map((place) => placeLabel(place, language)),
        guide.site.name,
      ],
      language,
    ),
    findings: [
      ...((title?.excess ?? 0) > 0 ? [titleOverflow(guide, 'closing', title)] : []),
      ...placesLeftOut(guide, places.leftOut),
      ...school.findings,
      ...address.findings,
    ],
  }
}

/** Puts the parts one below the other, in the middle of the column. */
function stack(titleHeight: number, placesHeight: number) {
  const {left, width} = column
  const below = placesHeight === 0 ? 0 : gaps.belowCode + placesHeight
  const room = column.height - titleHeight - gaps.belowTitle - below
  const side = Math.min(codeSide.largest, Math.max(codeSide.smallest, room))
  const start = column.top + Math.max(0, Math.round((room - side) / 2))
  const code = {left, top: start + titleHeight + gaps.belowTitle, width: side, height: side}
  const addressLeft = left + side + gaps.besideCode
  return {
    title: {left, top: start, width},
    code,
    address: {...code, left: addressLeft, width: left + width - addressLeft},
    places: {left, top: code.top + side + gaps.belowCode, width},
  }
}

/** The invitation, the address to type, and at the foot the revision that the card was made from. */
function setAddress(box: Box, {guide, typesetter}: Desk) {
  const {language} = guide
  const {moreAt, revision} = words[language]
  const {left, width} = box
  const more = setLabel(moreAt, language, typesetter, {width, height: 60, size: 40})
  const revised = setLabel(`${revision} ${guide.revision}`, language, typesetter, {
    width,
    height: 40,
    size: 22,
  })
  const top = box.top + (more?.set.height ?? 0) + 12
  const revisionTop = box.top + box.height - (revised?.set.height ?? 0)
  const room = {
    width,
    height: revisionTop - top,
    maxLines: 12,
    sizes: [38, 34, 32, 30, 28, 26, 24, 22, 20],
    weight: 400,
    role: 'text',
  } as const
  const address = shortenToFit(readableAddress(guide.address), language, room, typesetter)
  const texts = [
    {text: more, colour: 'accent', top: box.top},
    {text: address, colour: 'paper', top},
    {text: revised, colour: 'brandPale', top: revisionTop},
  ] as const
  const label = {document: guide.id, path: 'path', what: 'the whole address of the page'}
  return {
    lines: texts.flatMap(({text, colour, top}) =>
      text === undefined ? [] : placeLines(text.set, colour, {left, width, top}),
    ),
    findings: labelCut(label, 'closing', address),
  }
}

function placeRows(
  places: SetPlaces,
  {left, top, width}: Pick<Box, 'left' | 'top' | 'width'>,
): PlacedLine[] {
  const tops = rowTops(places)
  return places.rows.flatMap((row, index) =>
    placeLines(row, 'brandPale', {left, width, top: top + (tops[index] ?? 0)}),
  )
}

function codeElements(text: string, code: Box): Element[] {
  const {size, runs} = qrCode(text)
  const side = size + 2 * quietModules
  const d = runs
    .map(
      ([row, column, length]) =>
        `M${column + quietModules} ${row + quietModules}h${length}v1h-${length}z`,
    )
    .join('')
  const path = element('path', {d, fill: colours.ink})
  const style = {position: 'absolute', ...code}
  return [
    shape(code, {backgroundColor: colours.paper, borderRadius: 18}),
    element('svg', {
      viewBox: `0 0 ${side} ${side}`,
      width: code.width,
      height: code.height,
      style,
      children: [path],
    }),
  ]
}
