import type {PDFDocument} from '@cantoo/pdf-lib'
import type {Font} from '../font.ts'
import {type MissingGlyphs, missingGlyphsOf} from '../glyphs.ts'
import {type Finding, type Found, isError} from '../guide/finding/finding.ts'
import type {Guide} from '../guide/model.ts'
import {families} from '../tokens.ts'
import type {Compiled, Engine} from './engines/engine.ts'
import {fileOf, type PrintFile} from './file.ts'
import {checkGlyphs} from './findings/glyphFindings.ts'
import {
  checkProfile,
  checkPromise,
  checkRoom,
  checkWaste,
  refusal,
} from './findings/insertFindings.ts'
import {checkClashes} from './findings/pageClashes.ts'
import {finish} from './finish.ts'
import {checkPlacement} from './finished/checkPlacement.ts'
import {fieldFontOf} from './finished/fieldFont.ts'
import {finishedPagesOf} from './finished/finishedPages.ts'
import type {FinishedInsert} from './finished/groups.ts'
import {isWasteful, wasteOf} from './finished/pageFill.ts'
import {type Chapter, handbookFile} from './handbook.ts'
import {type Insert, insertOf} from './insert.ts'
import type {InsertOptions} from './insertOptions.ts'
import {monospaced} from './monospaced.ts'
import type {Reader} from './nodes/blanks.ts'
import {textWidthOf} from './nodes/textWidth.ts'
import {loadPdf, savePdf} from './pdfFile.ts'
import {placeLogo} from './pictures/logo.ts'
import {PreparedPictures} from './pictures/preparedPictures.ts'
import {PLACE_LABEL, type PrintedPlace, placesOf} from './places.ts'
import {runningText} from './plainZero.ts'
import {template} from './template/index.ts'

/** A finished insert. */
export interface PrintedInsert {
  readonly pdf: Uint8Array
  readonly pages: number
  /** Where everything stands; only where that was asked for. */
  readonly places?: readonly PrintedPlace[]
  /** Lowest resolution of its pictures at their printed size, in pixels per inch; infinite without pictures. */
  readonly lowestResolution: number
}

/** Draws handbook inserts. */
export interface Printer {
  /** Names the characters that none of its fonts has. */
  readonly missingGlyphs: MissingGlyphs
  /**
   * Draws one insert. Returns it with what was found; without it where an error stands against it.
   * The same guide and images give the same bytes.
   */
  insert(guide: Guide, options: InsertOptions): Promise<Found<PrintedInsert | undefined>>
  /**
   * Makes ready to draw copies of an insert whose blanks are filled, all with the same pages; without a
   * value where an error stands against the insert.
   */
  copies(guide: Guide, options: InsertOptions): Promise<Found<Copies | undefined>>
  /**
   * Draws the inserts of one handbook as one file with a page of contents, in the order of their
   * pages. Guides that stand in no handbook are left out; undefined where none stands in one.
   */
  handbook(
    guides: readonly Guide[],
    options: HandbookOptions,
  ): Promise<Found<PrintedInsert | undefined>>
}

/** Draws filled copies of one insert. Nothing of what is filled in is kept. */
export interface Copies {
  /** Pages of each copy. */
  readonly pages: number
  /**
   * Draws one copy for each reader, one behind the other in one document. Throws where Typst refuses it.
   * The words of the message are never the reader's.
   */
  draw(readers: readonly Reader[]): Promise<PDFDocument>
}

export interface HandbookOptions extends Omit<InsertOptions, 'watermark'> {
  /** The word printed across every page, in the language of its guide. */
  readonly watermark?: (guide: Guide) => string
}

/** How much closer than usual an insert may be set so that a page is saved, a little at first: shares of the usual. */
const closer = [
  {spacing: 0.95, figures: 0.92},
  {spacing: 0.9, figures: 0.84},
  {spacing: 0.86, figures: 0.76},
] as const

/** Makes a printer from Typst and the fonts that it was opened with (TrueType or OpenType bytes). */
export function createPrinter(engine: Engine, fonts: readonly Font[]): Printer {
  const missingGlyphs = missingGlyphsOf(fonts)
  const fieldFont = fieldFontOf(fonts)
  const drawnWith = {prepared: new PreparedPictures(), textWidth: textWidthOf(fonts)}

  /** One insert, drawn but not finished for press, and all that was found. */
  async function draw(guide: Guide, options: InsertOptions) {
    const findings: Finding[] = checkGlyphs(guide, missingGlyphs)
    const insert = await insertOf(guide, options, drawnWith)
    findings.push(...insert.findings, ...checkProfile(guide, options.profile))
    if (findings.some(isError)) return {findings}
    const {edition} = options
    const drawn = await fill(guide, insert, options)
    if ('problem' in drawn) {
      findings.push(refusal(guide.id, drawn.problem))
      return {findings}
    }
    findings.push(
      ...checkRoom(guide, drawn.pages),
      ...checkPromise(guide, edition, engine),
      ...checkPlacement(drawn.finished, guide, insert.layout, edition),
      ...checkWaste(guide, drawn.waste),
    )
    if (findings.some(isError)) return {findings}
    return {findings, drawn}
  }

  /** Draws an insert; where a page does not pay, closer, and takes that where it helps. */
  async function fill(guide: Guide, insert: Insert, options: InsertOptions) {
    const first = await read(guide, insert, options)
    if ('problem' in first || !isWasteful(first.waste)) return first
    for (const density of closer) {
      const data = {...insert.data, ...density}
      const next = await read(guide, {...insert, data}, options)
      if (!('problem' in next) && !isWasteful(next.waste) && next.pages <= first.pages) return next
    }
    return first
  }

  async function read(guide: Guide, insert: Insert, options: InsertOptions) {
    const drawn = await compile(engine, fileOf(guide, insert, options))
    if ('problem' in drawn) return drawn
    const start = guide.handbook?.page ?? 1
    const places = options.places
      ? {places: placesOf(drawn.marked(PLACE_LABEL), insert.layout, start)}
      : {}
    const document = await loadPdf(drawn.pdf)
    const finished = finishedPagesOf(document)
    return {
      ...drawn,
      ...places,
      insert,
      document,
      finished,
      waste: wasteOf(finished, insert.layout, options.edition),
    }
  }

  return {
    missingGlyphs,

    async insert(guide, options) {
      const {findings, drawn} = await draw(guide, options)
      if (drawn === undefined) return {value: undefined, findings}
      const {insert, pages, places} = drawn
      await finish(drawn, [finishedOf(guide, insert)], insert.layout, options, fieldFont)
      const pdf = await savePdf(drawn.document)
      const {lowestResolution} = insert
      const printed = {pdf, pages, lowestResolution, ...(places === undefined ? {} : {places})}
      return {value: printed, findings}
    },

    async copies(guide, options) {
      const {findings, drawn} = await draw(guide, options)
      if (drawn === undefined) return {value: undefined, findings}
      const {pages} = drawn
      const {layout, data} = drawn.insert
      const {spacing, figures} = data
      const drawCopies = async (readers: readonly Reader[]) => {
        const inserts: Insert[] = []
        for (const reader of readers) {
          inserts.push(await insertOf(guide, {...options, reader}, drawnWith))
        }
        const [first] = inserts
        if (first === undefined) throw new Error('There are no readers to draw copies for.')
        const file = fileOf(guide, first, options)
        const copies = inserts.map((insert, index) => ({
          ...insert.data,
          ...{spacing, figures, first: 1 + index * pages},
          anchor: `${insert.data.anchor}-${index}`,
        }))
        const compiled = await compile(engine, {...file, data: {...file.data, inserts: copies}})
        engine.forget()
        if ('problem' in compiled) throw new Error('Typst refuses a copy with what is filled in.')
        if (compiled.pages !== pages * readers.length) {
          throw new Error('A copy has other pages than the insert without what is filled in.')
        }
        const document = await loadPdf(compiled.pdf)
        await finish(
          {document},
          inserts.map((insert) => finishedOf(guide, insert)),
          layout,
          options,
          fieldFont,
        )
        return document
      }
      return {value: {pages, draw: drawCopies}, findings}
    },

    async handbook(guides, {watermark, ...options}) {
      const findings: Finding[] = []
      const chapters: Chapter[] = []
      for (const guide of guides) {
        const place = guide.handbook
        if (place === undefined) continue
        const marked = watermark === undefined ? {} : {watermark: watermark(guide)}
        const found = await draw(guide, {...options, ...marked})
        findings.push(...found.findings)
        if (found.drawn !== undefined) chapters.push({guide, place, ...found.drawn})
      }
      findings.push(...checkClashes(chapters))
      const [head, ...rest] = chapters.toSorted((a, b) => a.place.page - b.place.page)
      if (head === undefined || findings.some(isError)) {
        return {value: undefined, findings}
      }
      const sorted = [head, ...rest] as const
      // How many pages the contents fill is known only when they are drawn; that is seldom more than one.
      const logo = await placeLogo(head.guide, options.images, drawnWith.prepared, 'cover')
      let file = handbookFile(sorted, options, logo, 1)
      let drawn = await compile(engine, file)
      if ('pages' in drawn && drawn.pages > file.pages) {
        file = handbookFile(sorted, options, logo, 1 + drawn.pages - file.pages)
        drawn = await compile(engine, file)
      }
      if ('problem' in drawn) {
        findings.push(refusal(head.place.id, drawn.problem))
        return {value: undefined, findings}
      }
      const document = await loadPdf(drawn.pdf)
      await finish(
        {document},
        [
          'contents',
          ...sorted.map(({guide, insert}) => finishedOf(guide, insert)),
          ...(file.hasIndex ? (['contents'] as const) : []),
        ],
        file.layout,
        options,
        fieldFont,
      )
      const pdf = await savePdf(document)
      const lowestResolution = Math.min(...sorted.map(({insert}) => insert.lowestResolution))
      return {value: {pdf, pages: drawn.pages, lowestResolution}, findings}
    },
  }
}

function finishedOf(guide: Guide, {data}: Insert): FinishedInsert {
  return {guide, hasAddresses: data.references.length > 0}
}

/** Hands Typst the inserts as data: text in them never becomes source. */
function compile(engine: Engine, {data, files}: PrintFile): Promise<Compiled> {
  const fonts = Object.values(families)
  // The first that has a letter is taken: the zero of running text is a plain one.
  const inserts = JSON.stringify({
    ...data,
    fonts: [runningText, ...fonts],
    exact: fonts,
    monospaced,
  })
  const read = new Map([...files, ['/inserts.json', new TextEncoder().encode(inserts)]])
  return engine.compile(template, read, data.edition)
}
