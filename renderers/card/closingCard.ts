import type {Language} from '../../schemas/language.ts'
import {words} from '../guide/words.ts'
import {qrCode} from '../qr.ts'
import {colours} from '../tokens.ts'
import type {Box} from './box.ts'
import {cardSizes} from './card.ts'
import type {Contents, Place} from './contents.ts'
import type {Drawing} from './drawing.ts'
import {type Element, element, shape} from './element.ts'
import {titleOverflow} from './findings.ts'
import {ground} from './ground.ts'
import {type Desk, readableAddress, schoolMark, setLabel} from './identity.ts'
import {tiles} from './motif.ts'
import {joinSentences} from './sentences.ts'
import {shortenToFit} from './shorten.ts'
import {textElements} from './textElements.ts'

const mark: Box = {left: 64, top: 64, width: 952, height: 44}
/** Where title, code and addresses stand, one below the other; the pattern lies below. */
const column: Box = {left: 64, top: 148, width: 952, height: 757}
const pattern: Box = {left: 0, top: 945, width: 1080, height: 135}
const gaps = {belowTitle: 52, besideCode: 52, belowCode: 44} as const
/** A code gives way to a long title, but not so far that a phone cannot read it. */
const codeSide = {largest: 400, smallest: 280} as const
/** The addresses that the guide leads to, one a line. */
const mostPlaces = 3
const placeHeight = 46
/** The light border without which a code cannot be read (ISO/IEC 18004, 6.3.8): four modules. */
const quietModules = 4

/** Draws the last card of a carousel: where the whole guide is, to be typed or scanned, and where it leads. */
export async function drawClosing(links: Contents['links'], desk: Desk): Promise<Drawing> {
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
  const title = await shortenToFit(guide.shortTitle ?? guide.title, language, room, typesetter)
  const places = links.slice(0, mostPlaces).map((link) => placeLabel(link, language))
  const boxes = stack(title?.set.height ?? 0, places.length)
  return {
    name: 'closing',
    size,
    layers: [
      ground(size, 'brandDeep', [
        ...tiles(pattern, pattern.height, 3),
        ...(await schoolMark(desk, mark, 'dark')),
      ]),
      {
        box: column,
        elements: [
          ...(title === undefined ? [] : textElements(title.set, 'paper', boxes.title)),
          ...codeElements(guide.address, boxes.code),
          ...(await addressElements(boxes.address, desk)),
          ...(await placeElements(places, boxes.places, desk)),
        ],
        shared: false,
      },
    ],
    alternativeText: joinSentences(
      [
        guide.title,
        `${words[language].moreAt} ${readableAddress(guide.address)}`,
        ...places,
        guide.site.name,
      ],
      language,
    ),
    findings: (title?.excess ?? 0) > 0 ? [titleOverflow(guide, 'closing', title)] : [],
  }
}

/** Puts the parts one below the other, in the middle of the column. */
function stack(titleHeight: number, places: number) {
  const {left, width} = column
  const placesHeight = places === 0 ? 0 : gaps.belowCode + places * placeHeight
  const room = column.height - titleHeight - gaps.belowTitle - placesHeight
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

function placeLabel({text, address}: Place, language: Language): string {
  const shown = readableAddress(address)
  if (readableAddress(text) === shown) return shown
  return `${text}${language === 'zh-SG' ? '：' : ': '}${shown}`
}

/** The invitation, the address to type, and at the foot the revision that the card was made from. */
async function addressElements(box: Box, {guide, typesetter}: Desk): Promise<Element[]> {
  const {language} = guide
  const {moreAt, revision} = words[language]
  const {left, width} = box
  const more = await setLabel(moreAt, language, typesetter, {width, height: 60, size: 40})
  const revised = await setLabel(`${revision} ${guide.revision}`, language, typesetter, {
    width,
    height: 40,
    size: 22,
  })
  const addressTop = box.top + (more?.height ?? 0) + 12
  const revisionTop = box.top + box.height - (revised?.height ?? 0)
  const room = {
    width,
    height: revisionTop - addressTop,
    maxLines: 6,
    sizes: [38, 34, 32, 30, 28, 26, 24, 22],
    weight: 400,
    role: 'text',
  } as const
  const shown = readableAddress(guide.address)
  const place = await shortenToFit(shown, language, room, typesetter)
  return [
    ...(more === undefined ? [] : textElements(more, 'accent', box)),
    ...(place === undefined
      ? []
      : textElements(place.set, 'paper', {left, width, top: addressTop})),
    ...(revised === undefined
      ? []
      : textElements(revised, 'brandPale', {left, width, top: revisionTop})),
  ]
}

async function placeElements(
  places: readonly string[],
  {left, top, width}: Pick<Box, 'left' | 'top' | 'width'>,
  {guide: {language}, typesetter}: Desk,
): Promise<Element[]> {
  const room = {
    width,
    height: placeHeight,
    maxLines: 1,
    sizes: [32, 30, 28, 26],
    weight: 400,
    role: 'title',
  } as const
  const rows = await Promise.all(
    places.map(async (label, index) => {
      const set = (await shortenToFit(label, language, room, typesetter))?.set
      return set === undefined
        ? []
        : textElements(set, 'brandPale', {left, width, top: top + index * placeHeight})
    }),
  )
  return rows.flat()
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
