import {setImmediate} from 'node:timers/promises'
import {NodeCompiler, PdfStandard} from '@myriaddreamin/typst-ts-node-compiler'
import type {Font} from '../font.ts'
import {missingGlyphsOf} from '../glyphs.ts'
import type {Finding, Found} from '../guide/finding.ts'
import type {Guide} from '../guide/model.ts'
import {families} from '../tokens.ts'
import {fileOf, type PrintFile} from './file.ts'
import {checkGlyphs} from './glyphFindings.ts'
import {type Chapter, handbookFile} from './handbook.ts'
import {insertOf} from './insert.ts'
import type {InsertOptions} from './insertOptions.ts'
import type {Layout} from './layout.ts'
import {faultOfProfile, type Profile} from './outputIntent.ts'
import {checkClashes} from './pageClashes.ts'
import {PreparedPictures} from './preparedPictures.ts'
import {finishForPress} from './press.ts'
import {template} from './template/index.ts'

/** A finished insert. */
export interface PrintedInsert {
  readonly pdf: Uint8Array
  readonly pages: number
  /** Lowest resolution of its pictures at their printed size, in pixels per inch; infinite without pictures. */
  readonly lowestResolution: number
}

/** Draws handbook inserts. */
export interface Printer {
  /**
   * Draws one insert. Returns it with what was found; without it where an error stands against it.
   * The same guide and images give the same bytes.
   */
  insert(guide: Guide, options: InsertOptions): Promise<Found<PrintedInsert | undefined>>
  /**
   * Draws the inserts of one handbook as one file with a page of contents, in the order of their
   * pages. Guides that stand in no handbook are left out; undefined where none stands in one.
   */
  handbook(
    guides: readonly Guide[],
    options: HandbookOptions,
  ): Promise<Found<PrintedInsert | undefined>>
}

export interface HandbookOptions extends Omit<InsertOptions, 'watermark'> {
  /** The word printed across every page, in the language of its guide. */
  readonly watermark?: (guide: Guide) => string
}

/** How many inserts may pass before what the compiler remembers of them is let go. */
const remembered = 10

/** Makes a printer that sets its text in the given fonts (TrueType or OpenType bytes). */
export function createPrinter(fonts: readonly Font[]): Printer {
  const compiler = NodeCompiler.create({
    workspace: '/',
    fontArgs: [{fontBlobs: fonts.map(({data}) => Buffer.from(data))}],
  })
  const missingGlyphs = missingGlyphsOf(fonts)
  const prepared = new PreparedPictures()

  /** One insert, drawn but not finished for press, and all that was found. */
  async function draw(guide: Guide, options: InsertOptions) {
    const findings: Finding[] = checkGlyphs(guide, missingGlyphs)
    const insert = await insertOf(guide, options, prepared)
    // What the compiler drew before is let go only when the event loop turns.
    await setImmediate()
    findings.push(...insert.findings, ...checkProfile(guide, options.profile))
    if (findings.some(({severity}) => severity === 'error')) return {findings}
    const drawn = compile(compiler, fileOf(guide, insert, options.edition))
    if (drawn.pdf === undefined) {
      findings.push(refusal(guide.id, drawn.problem ?? 'no reason given'))
      return {findings}
    }
    findings.push(...checkRoom(guide, drawn.pages))
    return {findings, drawn: {insert, pdf: drawn.pdf, pages: drawn.pages}}
  }

  return {
    async insert(guide, options) {
      const {findings, drawn} = await draw(guide, options)
      if (drawn === undefined) return {value: undefined, findings}
      const {insert, pages} = drawn
      const pdf = await finish(drawn.pdf, insert.layout, options)
      return {value: {pdf, pages, lowestResolution: insert.lowestResolution}, findings}
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
      if (head === undefined || findings.some(({severity}) => severity === 'error')) {
        return {value: undefined, findings}
      }
      const sorted = [head, ...rest] as const
      const total = chapters.reduce((sum, chapter) => sum + chapter.pages, 0)
      // How many pages the contents fill is known only when they are drawn; that is seldom more than one.
      let file = handbookFile(sorted, options.edition, 1)
      let drawn = compile(compiler, file)
      if (drawn.pages > total + 1) {
        file = handbookFile(sorted, options.edition, drawn.pages - total)
        drawn = compile(compiler, file)
      }
      if (drawn.pdf === undefined) {
        findings.push(refusal(head.place.id, drawn.problem ?? 'no reason given'))
        return {value: undefined, findings}
      }
      const pdf = await finish(drawn.pdf, file.layout, options)
      const lowestResolution = Math.min(...sorted.map(({insert}) => insert.lowestResolution))
      return {value: {pdf, pages: drawn.pages, lowestResolution}, findings}
    },
  }
}

async function finish(
  pdf: Uint8Array,
  layout: Layout,
  {edition, profile}: Pick<InsertOptions, 'edition' | 'profile'>,
): Promise<Uint8Array> {
  return edition === 'press' ? finishForPress(pdf, layout, profile) : pdf
}

function compile(compiler: NodeCompiler, file: PrintFile) {
  const data = {...file.data, fonts: Object.values(families)}
  compiler.resetShadow()
  compiler.mapShadow('/inserts.json', Buffer.from(JSON.stringify(data)))
  for (const [path, bytes] of file.files) compiler.mapShadow(path, asBuffer(bytes))
  const compiled = compiler.compile({mainFileContent: template})
  const document = compiled.result
  if (document === null) return {pages: 0, problem: diagnosticsOf(compiled.takeDiagnostics())}
  const pages = document.numOfPages
  try {
    const pdfStandard = data.edition === 'screen' ? PdfStandard.UA_1 : PdfStandard.V_1_6
    return {pdf: compiler.pdf(document, {pdfStandard}), pages}
  } catch (error) {
    return {pages, problem: error instanceof Error ? error.message : String(error)}
  } finally {
    compiler.evictCache(remembered)
  }
}

/** The same bytes as Node's own type, not copied. */
function asBuffer({buffer, byteOffset, byteLength}: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}

function diagnosticsOf(diagnostics: {shortDiagnostics?: unknown} | null): string {
  return JSON.stringify(diagnostics?.shortDiagnostics ?? diagnostics)
}

function refusal(document: string, problem: string): Finding {
  return {
    severity: 'error',
    document,
    path: '',
    channel: 'print',
    problem: `The insert cannot be made: ${problem}`,
    remedy: 'Compare the guide with its last good revision; the passage named above is the cause.',
  }
}

function checkProfile({id}: Guide, profile: Profile | undefined): Finding[] {
  const fault = profile === undefined ? undefined : faultOfProfile(profile.icc)
  if (profile === undefined || fault === undefined) return []
  return [
    {
      severity: 'error',
      document: id,
      path: '',
      channel: 'print',
      problem: `The colour profile “${profile.name}” cannot be used: ${fault}.`,
      remedy: 'Ask the print shop for the CMYK profile of its press, as an ICC file.',
    },
  ]
}

function checkRoom({id, title, handbook}: Guide, pages: number): Finding[] {
  if (handbook?.pages === undefined || pages <= handbook.pages) return []
  return [
    {
      severity: 'warning',
      document: handbook.id,
      path: 'entries',
      channel: 'print',
      problem: `“${title}” (${id}) fills ${pages} pages, but the handbook keeps ${handbook.pages} for it from page ${handbook.page}.`,
      remedy: 'Keep more pages for it, move what follows, or shorten the guide.',
    },
  ]
}
