import type {Language} from '../../schemas/language.ts'
import type {Finding} from '../guide/finding.ts'
import type {Guide} from '../guide/model.ts'
import {type Colour, colours} from '../tokens.ts'
import type {Box} from './box.ts'
import type {CardName} from './card.ts'
import type {Content} from './drawing.ts'
import {type Element, element, shape} from './element.ts'
import {labelCut} from './findings.ts'
import {leaf} from './motif.ts'
import {placeLines} from './placedLine.ts'
import {type Shortened, shortenToFit} from './shorten.ts'
import type {Typesetter} from './typesetter.ts'

/** What draws the texts of one guide's cards. */
export interface Desk {
  readonly guide: Guide
  readonly typesetter: Typesetter
  /** The school's logo as a data address, made upright and small enough to draw. */
  readonly logo?: Logo
}

export interface Logo {
  readonly href: string
  readonly width: number
  readonly height: number
}

/** The school's mark and name in one line, at most two, inside a box. */
export function schoolMark(
  {guide: {site, language}, typesetter, logo}: Desk,
  box: Box,
  ground: 'dark' | 'light',
  card: CardName,
): {readonly content: readonly Content[]; readonly findings: readonly Finding[]} {
  const mark =
    logo === undefined
      ? [
          leaf(
            {...box, width: box.height, height: box.height},
            ground === 'dark' ? 'accent' : 'brand',
          ),
        ]
      : drawLogo(logo, box, ground)
  const markWidth = logo === undefined ? box.height : logoWidth(logo, box.height)
  const left = box.left + markWidth + Math.round(box.height * 0.4)
  const width = box.left + box.width - left
  const name = setLabel(site.name, language, typesetter, {
    width,
    height: box.height * 1.5,
    size: Math.round(box.height * 0.68),
  })
  const colour: Colour = ground === 'dark' ? 'paper' : 'ink'
  if (name === undefined) return {content: mark, findings: []}
  const top = box.top + Math.round((box.height - name.set.height) / 2)
  return {
    content: [...mark, ...placeLines(name.set, colour, {left, top, width})],
    findings: labelCut(
      {document: 'siteSettings', path: 'schoolName', what: 'the name of the school'},
      card,
      name,
    ),
  }
}

function logoWidth({width, height}: Logo, boxHeight: number): number {
  return Math.round(Math.min(width / height, 4) * boxHeight * 1.2)
}

/** On dark grounds a logo gets a white tile, because it was most likely drawn for paper. */
function drawLogo(logo: Logo, box: Box, ground: 'dark' | 'light'): Element[] {
  const width = logoWidth(logo, box.height)
  const height = Math.round(box.height * 1.2)
  const top = box.top - Math.round((height - box.height) / 2)
  const tile = {left: box.left, top, width, height}
  const inset = ground === 'dark' ? 6 : 0
  const image = element('img', {
    src: logo.href,
    style: {
      position: 'absolute',
      left: tile.left + inset,
      top: tile.top + inset,
      width: width - 2 * inset,
      height: height - 2 * inset,
      objectFit: 'contain',
    },
  })
  return ground === 'dark'
    ? [shape(tile, {backgroundColor: colours.paper, borderRadius: 8}), image]
    : [image]
}

/** A label: one or two lines that shrink a little, and are cut between words rather than left out. */
export function setLabel(
  text: string,
  language: Language,
  typesetter: Typesetter,
  {width, height, size}: {readonly width: number; readonly height: number; readonly size: number},
): Shortened | undefined {
  const sizes = [size, Math.round(size * 0.85), Math.round(size * 0.72)]
  const room = {width, height, maxLines: 2, sizes, weight: 700, role: 'title'} as const
  return shortenToFit(text, language, room, typesetter)
}

/** An address as people read it: without its scheme and without the slash at its end. */
export function readableAddress(address: string): string {
  return address.replace(/^https?:\/\//u, '').replace(/\/$/u, '')
}
