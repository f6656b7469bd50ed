import {NodeCompiler, PdfStandard} from '@myriaddreamin/typst-ts-node-compiler'
import type {Font} from '../font.ts'
import {missingGlyphsOf} from '../glyphs.ts'
import type {Finding, Found} from '../guide/finding.ts'
import type {Guide} from '../guide/model.ts'
import {families} from '../tokens.ts'
import type {Edition} from './edition.ts'
import {checkGlyphs} from './glyphFindings.ts'
import {type Insert, insertOf} from './insert.ts'
import {faultOfProfile, type Profile} from './outputIntent.ts'
import {finishForPress} from './press.ts'
import {template} from './template/index.ts'

/** A finished insert. */
export interface PrintedInsert {
  readonly pdf: Uint8Array
  readonly pages: number
  /** Lowest resolution of its pictures at their printed size, in pixels per inch; infinite without pictures. */
  readonly lowestResolution: number
}

export interface InsertOptions {
  readonly edition: Edition
  /** Originals by asset id. */
  readonly images: ReadonlyMap<string, Uint8Array>
  /** A word printed across every page, as on drafts. */
  readonly watermark?: string
  /** Makes a press edition PDF/X-4 for this printing condition. */
  readonly profile?: Profile
}

/** Draws handbook inserts. */
export interface Printer {
  /**
   * Draws one insert. Returns it with what was found; without it where an error stands against it.
   * The same guide and images give the same bytes.
   */
  insert(guide: Guide, options: InsertOptions): Promise<Found<PrintedInsert | undefined>>
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
  return {
    async insert(guide, options) {
      const findings: Finding[] = checkGlyphs(guide, missingGlyphs)
      const insert = await insertOf(guide, options)
      findings.push(...insert.findings, ...checkProfile(guide, options.profile))
      if (findings.some(({severity}) => severity === 'error')) return {value: undefined, findings}
      const {pdf, pages, problem} = compile(compiler, insert, options.edition)
      if (pdf === undefined) {
        findings.push(refusal(guide, problem ?? 'no reason given'))
        return {value: undefined, findings}
      }
      findings.push(...checkRoom(guide, pages))
      const finished =
        options.edition === 'press'
          ? await finishForPress(pdf, insert.layout, options.profile)
          : pdf
      const {lowestResolution} = insert
      return {value: {pdf: finished, pages, lowestResolution}, findings}
    },
  }
}

function compile(compiler: NodeCompiler, insert: Insert, edition: Edition) {
  const data = {...insert.data, fonts: Object.values(families)}
  compiler.resetShadow()
  compiler.mapShadow('/insert.json', Buffer.from(JSON.stringify(data)))
  for (const [path, bytes] of insert.files) compiler.mapShadow(path, Buffer.from(bytes))
  const compiled = compiler.compile({mainFileContent: template})
  const document = compiled.result
  if (document === null) return {pages: 0, problem: diagnosticsOf(compiled.takeDiagnostics())}
  const pages = document.numOfPages
  try {
    const pdfStandard = edition === 'screen' ? PdfStandard.UA_1 : PdfStandard.V_1_6
    return {pdf: new Uint8Array(compiler.pdf(document, {pdfStandard})), pages}
  } catch (error) {
    return {pages, problem: error instanceof Error ? error.message : String(error)}
  } finally {
    compiler.evictCache(remembered)
  }
}

function diagnosticsOf(diagnostics: {shortDiagnostics?: unknown} | null): string {
  return JSON.stringify(diagnostics?.shortDiagnostics ?? diagnostics)
}

function refusal({id}: Guide, problem: string): Finding {
  return {
    severity: 'error',
    document: id,
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
