import {words} from '../guide/words.ts'
import {qrCode} from '../qr.ts'
import {colours} from '../tokens.ts'
import type {Box} from './box.ts'
import {cardSizes} from './card.ts'
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
const title: Box = {left: 64, top: 160, width: 952, height: 250}
const invitation: Box = {left: 516, top: 476, width: 500, height: 60}
const address: Box = {left: 516, top: 540, width: 500, height: 240}
const code: Box = {left: 64, top: 450, width: 400, height: 400}
/** The light border without which a code cannot be read (ISO/IEC 18004, 6.3.8): four modules. */
const quietModules = 4

/** Draws the last card of a carousel: where the whole guide is, to be typed or scanned. */
export async function drawClosing(desk: Desk): Promise<Drawing> {
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
        box: {left: 64, top: 150, width: 952, height: 720},
        elements: [
          ...(set === undefined ? [] : textElements(set.set, 'paper', title)),
          ...codeElements(guide.address),
          ...(more === undefined ? [] : textElements(more, 'accent', invitation)),
          ...(place === undefined ? [] : textElements(place.set, 'paper', address)),
        ],
        shared: false,
      },
    ],
    alternativeText: joinSentences(
      [guide.title, `${words[language].moreAt} ${shown}`, guide.site.name],
      language,
    ),
    findings: (set?.excess ?? 0) > 0 ? [titleOverflow(guide, 'closing', set)] : [],
  }
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
