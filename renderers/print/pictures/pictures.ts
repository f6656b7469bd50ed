import {cropOf} from '../../guide/crop.ts'
import type {Finding} from '../../guide/finding/finding.ts'
import type {Figure} from '../../guide/model.ts'
import type {Edition} from '../edition.ts'
import type {PictureNode} from '../nodes/node.ts'
import {isPhotograph, type PreparedPictures} from './preparedPictures.ts'

/** Pixels per inch: what a press edition wants, what it refuses, and more than which no press can show. */
const resolutions = {wanted: 300, least: 150, useful: 450, screen: 220} as const

const millimetresPerInch = 25.4

/** How far a coarse picture may shrink below the room it has. */
const smallestShare = 0.6

/** The pictures of one insert, placed on the page. They are made ready side by side. */
export class Pictures {
  readonly files = new Map<string, Uint8Array>()
  readonly findings: Finding[] = []
  /** Lowest resolution of all pictures at their printed size, in pixels per inch. */
  lowestResolution = Number.POSITIVE_INFINITY
  readonly #images: ReadonlyMap<string, Uint8Array>
  readonly #edition: Edition
  readonly #document: string
  readonly #prepared: PreparedPictures
  readonly #jobs: {
    readonly file: string
    readonly figure: Figure
    readonly data: Promise<Uint8Array>
  }[] = []

  constructor(
    images: ReadonlyMap<string, Uint8Array>,
    prepared: PreparedPictures,
    edition: Edition,
    document: string,
  ) {
    this.#images = images
    this.#prepared = prepared
    this.#edition = edition
    this.#document = document
  }

  /**
   * Places a figure in a box of millimetres, and starts to make its picture ready.
   * Returns the node for the template; undefined, with a finding, when the picture is missing.
   */
  place(figure: Figure, box: {width: number; height: number}): PictureNode | undefined {
    const {picture, alternativeText, at} = figure
    const bytes = this.#images.get(picture.asset)
    if (bytes === undefined) {
      this.#report(
        'error',
        at,
        `The picture “${nameOf(picture)}” is missing.`,
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
    const extension = isPhotograph(picture) ? 'jpg' : 'png'
    const file = `/pictures/${this.#document}/${this.#jobs.length}.${extension}`
    const data = this.#prepared.prepare(picture, bytes, cut, pixels)
    this.#jobs.push({file, figure, data})
    const height = (width * cut.height) / cut.width
    const alt = alternativeText === '' ? null : alternativeText
    return {place: {at, width}, file, width, height, alt}
  }

  /** Waits until all placed pictures are ready; one that cannot be read is a finding. */
  async ready(): Promise<void> {
    const results = await Promise.allSettled(this.#jobs.map(({data}) => data))
    for (const [index, {file, figure}] of this.#jobs.entries()) {
      const result = results[index]
      if (result?.status === 'fulfilled') this.files.set(file, result.value)
      else this.#unreadable(figure, result?.reason)
    }
  }

  #unreadable({picture, at}: Figure, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error)
    this.#report(
      'error',
      at,
      `The picture “${nameOf(picture)}” cannot be read: ${reason}.`,
      'Save it anew as PNG or JPEG and upload it again.',
    )
  }

  #checkResolution({at, picture}: Figure, resolution: number): void {
    this.lowestResolution = Math.min(this.lowestResolution, resolution)
    if (this.#edition !== 'press' || resolution >= resolutions.wanted) return
    const needed = Math.ceil((picture.width * resolutions.wanted) / resolution)
    this.#report(
      resolution < resolutions.least ? 'error' : 'warning',
      at,
      `The picture “${nameOf(picture)}” has ${Math.round(resolution)} pixels per inch at its printed size; print needs ${resolutions.wanted}.`,
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

/** What people know a picture by. */
function nameOf({asset, fileName}: Figure['picture']): string {
  return fileName ?? asset
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
