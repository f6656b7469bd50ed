import {words} from '../guide/words.ts'
import {qrCode} from '../qr.ts'
import {colours} from '../tokens.ts'
import type {Box} from './box.ts'
import {cardSizes} from './card.ts'
import type {Contents} from './contents.ts'
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
const title: Box = {left: 64, top: 148, width: 952, height: 200}
const invitation: Box = {left: 506, top: 392, width: 500, height: 60}
const address: Box = {left: 506, top: 452, width: 510, height: 250}
const code: Box = {left: 64, top: 376, width: 390, height: 390}
/** Where the addresses stand that the guide leads to, one a line. */
const places: Box = {left: 64, top: 800, width: 952, height: 132}
const mostPlaces = 3
/** The light border without which a code cannot be read (ISO/IEC 18004, 6.3.8): four modules. */
const quietModules = 4

/** Draws the last card of a carousel: where the whole guide is, to be typed or scanned, and where it leads. */
export async function drawClosing(links: Contents['links'], desk: Desk): Promise<Drawing> {
  const {guide, typesetter} = desk
  const {language} = guide
  const size = cardSizes.closing
  const room = {
    ...title,
    maxLines: 3,
    sizes: [88, 80, 72, 64, 56, 48, 44, 40, 36],
    weight: 700,
    role: 'title',
  } as const
  const set = await shortenToFit(guide.shortTitle ?? guide.title, language, room, typesetter)
  const more = await setLabel(words[language].moreAt, language, typesetter, {
    ...invitation,
    size: 40,
  })
  const shown = readableAddress(guide.address)
  const place = await shortenToFit(
    shown,
    language,
    {...address, maxLines: 6, sizes: [38, 34, 32, 30, 28, 26], weight: 400, role: 'text'},
    typesetter,
  )
  return {
    name: 'closing',
    size,
    layers: [
      ground(size, 'brandDeep', [
        ...tiles({left: 0, top: 945, width: 1080, height: 135}, 135, 3),
        ...(await schoolMark(desk, mark, 'dark')),
      ]),
      {
        box: {left: 64, top: 140, width: 952, height: 800},
        elements: [
          ...(await placeElements(links, desk)),
          ...(set === undefined ? [] : textElements(set.set, 'paper', title)),
          ...codeElements(guide.address),
          ...(more === undefined ? [] : textElements(more, 'accent', invitation)),
          ...(place === undefined ? [] : textElements(place.set, 'paper', address)),
        ],
        shared: false,
      },
    ],
    alternativeText: joinSentences(
      [
        guide.title,
        `${words[language].moreAt} ${shown}`,
        ...links
          .slice(0, mostPlaces)
          .map(({text, address: leadsTo}) => `${text}: ${readableAddress(leadsTo)}`),
        guide.site.name,
      ],
      language,
    ),
    findings: (set?.excess ?? 0) > 0 ? [titleOverflow(guide, 'closing', set)] : [],
  }
}

async function placeElements(
  links: Contents['links'],
  {guide: {language}, typesetter}: Desk,
): Promise<Element[]> {
  const shown = links.slice(0, mostPlaces)
  const height = places.height / mostPlaces
  const rows = await Promise.all(
    shown.map(async ({text, address: leadsTo}, index) => {
      const label = `${text}: ${readableAddress(leadsTo)}`
      const room = {
        ...places,
        height,
        maxLines: 1,
        sizes: [32, 30, 28, 26],
        weight: 400,
        role: 'title',
      } as const
      const set = await shortenToFit(label, language, room, typesetter)
      const top = places.top + Math.round((mostPlaces - shown.length + index) * height)
      return set === undefined ? [] : textElements(set.set, 'brandPale', {...places, top})
    }),
  )
  return rows.flat()
}

function codeElements(text: string): Element[] {
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
