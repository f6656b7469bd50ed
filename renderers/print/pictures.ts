import sharp from 'sharp'
import {decoding} from '../decoding.ts'
import {cropOf, type Region} from '../guide/crop.ts'
import type {Finding} from '../guide/finding.ts'
import type {Figure} from '../guide/model.ts'
import type {Edition} from './edition.ts'
import type {PictureNode} from './node.ts'

/** Pixels per inch: what a press edition wants, what it refuses, and more than which no press can show. */
const resolutions = {wanted: 300, least: 150, useful: 450, screen: 220} as const

const millimetresPerInch = 25.4

/** How far a coarse picture may shrink below the room it has. */
const smallestShare = 0.6

/** Makes the pictures of an insert ready for the page: upright, cropped, in RGB, no finer than is of use. */
export class Pictures {
  readonly files = new Map<string, Uint8Array>()
  readonly findings: Finding[] = []
  /** Lowest resolution of all pictures at their printed size, in pixels per inch. */
  lowestResolution = Number.POSITIVE_INFINITY
  readonly #images: ReadonlyMap<string, Uint8Array>
  readonly #edition: Edition
  readonly #document: string

  constructor(images: ReadonlyMap<string, Uint8Array>, edition: Edition, document: string) {
    this.#images = images
    this.#edition = edition
    this.#document = document
  }

  /**
   * Places a figure in a box of millimetres.
   * Returns the node for the template; undefined, with a finding, when the picture cannot be read.
   */
  async place(
    figure: Figure,
    box: {width: number; height: number},
  ): Promise<PictureNode | undefined> {
    const {picture, alternativeText, at} = figure
    const bytes = this.#images.get(picture.asset)
    if (bytes === undefined) {
      this.#report(
        'error',
        at,
        `The picture “${picture.asset}” is missing.`,
        'Upload the picture again.',
      )
      return undefined
    }
    const cut = cropOf(picture)
    const width = widthIn(box, cut)
    const resolution = (cut.width / width) * millimetresPerInch
    this.#checkResolution(figure, resolution)
    const useful = this.#edition === 'press' ? resolutions.useful : resolutions.screen
    const pixels = Math.max(1, Math.round(cut.width * Math.min(1, useful / resolution)))
    try {
      const {data, info} = await prepare(bytes, cut, pixels)
      const file = `/pictures/${this.#document}/${this.files.size}.${info.format === 'jpeg' ? 'jpg' : 'png'}`
      this.files.set(file, data)
      const height = (width * cut.height) / cut.width
      return {file, width, height, alt: alternativeText === '' ? null : alternativeText}
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      this.#report(
        'error',
        at,
        `The picture “${picture.asset}” cannot be read: ${reason}.`,
        'Save it anew as PNG or JPEG and upload it again.',
      )
      return undefined
    }
  }

  #checkResolution({at, picture}: Figure, resolution: number): void {
    this.lowestResolution = Math.min(this.lowestResolution, resolution)
    if (this.#edition !== 'press' || resolution >= resolutions.wanted) return
    const needed = Math.ceil((picture.width * resolutions.wanted) / resolution)
    this.#report(
      resolution < resolutions.least ? 'error' : 'warning',
      at,
      `The picture has ${Math.round(resolution)} pixels per inch at its printed size; print needs ${resolutions.wanted}.`,
      `Use a picture that is at least ${needed} pixels wide (this one has ${picture.width}).`,
    )
  }

  #report(severity: Finding['severity'], path: string, problem: string, remedy: string): void {
    this.findings.push({
      severity,
      document: this.#document,
      path,
      channel: 'print',
      problem,
      remedy,
    })
  }
}

/**
 * How wide a picture is printed, in millimetres: as wide as its box, but rather a little smaller than
 * too coarse for print.
 */
function widthIn(
  box: {width: number; height: number},
  cut: {width: number; height: number},
): number {
  const fitting = Math.min(box.width, (box.height * cut.width) / cut.height)
  const fine = (cut.width / resolutions.wanted) * millimetresPerInch
  return Math.min(fitting, Math.max(fine, fitting * smallestShare))
}

async function prepare(bytes: Uint8Array, cut: Region, pixels: number) {
  const {format, hasAlpha} = await sharp(bytes, decoding).metadata()
  // Crops refer to the upright picture, so the turn comes first.
  const placed = sharp(bytes, decoding)
    .autoOrient()
    .extract(cut)
    .resize({width: pixels})
    .toColourspace('srgb')
    .flatten({background: '#ffffff'})
  // Typst compresses the pixels of a PNG anew, so time spent on that here would be lost.
  const encoded =
    format === 'jpeg' && !hasAlpha
      ? placed.jpeg({quality: 92, mozjpeg: true})
      : placed.png({compressionLevel: 1})
  return encoded.toBuffer({resolveWithObject: true})
}
