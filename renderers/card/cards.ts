import sharp from 'sharp'
import type {Font} from '../font.ts'
import {type MissingGlyphs, missingGlyphsOf} from '../glyphs.ts'
import type {Finding, Found} from '../guide/finding.ts'
import type {Guide, Picture} from '../guide/model.ts'
import {plainTextsOf} from '../guide/plainText.ts'
import type {CardName} from './card.ts'
import {contentsOf} from './contents.ts'
import {drawCards} from './drawings.ts'
import type {Logo} from './identity.ts'
import {createPainter} from './painter.ts'
import {createTypesetter} from './typesetter.ts'

/** A finished card. */
export interface Card {
  readonly name: CardName
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** PNG. */
  readonly bytes: Uint8Array
  /** For the post that the card goes with. */
  readonly alternativeText: string
}

/** Draws social cards. */
export interface CardRenderer {
  /**
   * Draws all cards of a guide: `og`, `square`, `story`, `step-1` and on, `closing`.
   * Takes originals by asset id; returns the cards, and what was found. The same guide and images
   * give the same bytes.
   */
  render(
    guide: Guide,
    options: {readonly images: ReadonlyMap<string, Uint8Array>},
  ): Promise<Found<readonly Card[]>>
}

/** Makes a renderer that sets its text in the given fonts. */
export function createCardRenderer(fonts: readonly Font[]): CardRenderer {
  const typesetter = createTypesetter(fonts)
  const painter = createPainter(typesetter)
  const missingGlyphs = missingGlyphsOf(fonts)
  return {
    async render(guide, {images}) {
      const findings: Finding[] = checkGlyphs(guide, missingGlyphs)
      if (findings.length > 0) return {value: [], findings}
      const logo = await logoOf(guide.site.logo, images)
      const drawings = await drawCards(guide, typesetter, logo)
      const cards = await Promise.all(
        drawings.map(async (drawing): Promise<Card[]> => {
          findings.push(...drawing.findings)
          const {name, size, alternativeText, picture} = drawing
          try {
            return [{name, ...size, bytes: await painter.paint(drawing, images), alternativeText}]
          } catch (error) {
            if (picture === undefined) throw error
            findings.push(unreadable(guide, picture.picture, error))
            return []
          }
        }),
      )
      return {value: cards.flat(), findings}
    },
  }
}

/** Text that the fonts cannot draw would be empty boxes on the card. */
function checkGlyphs(guide: Guide, missingGlyphs: MissingGlyphs): Finding[] {
  const texts = [
    ['title', guide.title],
    ['shortTitle', guide.shortTitle ?? ''],
    ['summary', guide.summary],
    ['navigationGroup', guide.navigationGroup],
    ...contentsOf(guide).steps.map(({step}) => [
      `${step.at}.instruction`,
      plainTextsOf(step.instruction).join(' '),
    ]),
  ] as const
  return texts.flatMap(([path = '', text = '']): Finding[] => {
    const missing = missingGlyphs(text)
    if (missing.length === 0) return []
    return [
      {
        severity: 'error',
        document: guide.id,
        path,
        channel: 'card',
        problem: `No font has ${missing.map((character) => `“${character}”`).join(', ')}, in “${text.slice(0, 80)}”.`,
        remedy: 'Write it with other characters.',
      },
    ]
  })
}

/** The logo as satori can draw it: upright, small, PNG; undefined when it cannot be read. */
async function logoOf(
  logo: Picture | undefined,
  images: ReadonlyMap<string, Uint8Array>,
): Promise<Logo | undefined> {
  const bytes = logo === undefined ? undefined : images.get(logo.asset)
  if (bytes === undefined) return undefined
  const {data, info} = await sharp(bytes)
    .rotate()
    .resize({width: 400, height: 200, fit: 'inside'})
    .png()
    .toBuffer({resolveWithObject: true})
  return {
    href: `data:image/png;base64,${data.toString('base64')}`,
    width: info.width,
    height: info.height,
  }
}

function unreadable({id}: Guide, {asset}: Picture, error: unknown): Finding {
  return {
    severity: 'error',
    document: id,
    path: asset,
    channel: 'card',
    problem: `The picture “${asset}” cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    remedy: 'Save it anew as PNG or JPEG and upload it again.',
  }
}
