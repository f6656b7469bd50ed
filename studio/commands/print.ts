import {readFile} from 'node:fs/promises'
import {basename, extname, join} from 'node:path'
import {parseArgs} from 'node:util'
import type {Finding, Found} from '../../renderers/guide/finding.ts'
import {orderFindings} from '../../renderers/guide/findingOrder.ts'
import {fetchLibrary, type Library} from '../../renderers/guide/library.ts'
import type {Guide} from '../../renderers/guide/model.ts'
import {words} from '../../renderers/guide/words.ts'
import {type Edition, editions} from '../../renderers/print/edition.ts'
import {checkClashes, type Placed} from '../../renderers/print/pageClashes.ts'
import {createPrinter, type PrintedInsert} from '../../renderers/print/printer.ts'
import {trimSizes} from '../../schemas/trimSize.ts'
import {writeWhole} from '../../site/src/writeWhole.ts'
import {loadFonts} from '../drawing/fonts.ts'
import {fetchOriginals} from '../drawing/originals.ts'
import {openTypst} from '../drawing/typst.ts'
import {asCommand} from './asCommand.ts'
import {openContent} from './content.ts'
import {lakeFolder} from './embeddedLake.ts'
import {selectGuides} from './guideSelection.ts'
import {withPlace} from './handbookPlace.ts'
import {oneOf, progress} from './options.ts'
import {preflight} from './preflight.ts'
import {describeFinding} from './report.ts'

const help = `Draws handbook inserts as PDF, with a preflight beside each.

  npm run print -- [options]

  --guide NAME        a guide, by the last part of its path; all when left out
  --handbook          all guides of the handbook as one file, with a page of contents
  --edition NAME      press (as when left out): bleed, crop marks, black text; or screen: accessible, links
  --trim SIZE         a5, b5 or a4, instead of the handbook's size
  --page NUMBER       first page, instead of the handbook's; with --guide only
  --profile FILE.icc  the print shop's CMYK profile: makes the press edition PDF/X-4
  --out FILE.pdf      where to write; with --guide or --handbook; dist/print/NAME.EDITION.pdf when left out
  --perspective NAME  published (as when left out) or drafts: also what is not published yet, watermarked
  --help              this text

The preflight lists page boxes, fonts, the lowest resolution, the inks of the letters and all findings.
`

/** `npm run print`: the inserts of one or all guides, without building the rest. */
await asCommand(run)

async function run(): Promise<void> {
  const options = readOptions()
  if (options === undefined) {
    console.log(help)
    return
  }
  const {edition, perspective, names} = options
  const content = await openContent({environment: process.env, lake: lakeFolder, perspective})
  try {
    const library = place(await fetchLibrary(content.client), options)
    const {guides, findings} = selectGuides(library, 'print', names)
    const {originals: images, findings: missing} = await fetchOriginals(guides)
    findings.push(...missing)
    const fonts = await loadFonts()
    const printer = createPrinter(await openTypst(fonts), fonts)
    const profile =
      options.profile === undefined ? {} : {profile: await readProfile(options.profile)}
    const wanted = {edition, images, ...profile}
    const fileOf = (name: string) => options.out ?? join('dist', 'print', `${name}.${edition}.pdf`)
    const draftWord = ({language}: Guide) => words[language].draft
    if (options.handbook) {
      checkBooks(guides)
      const watermark = perspective === 'drafts' ? {watermark: draftWord} : {}
      const printed = await printer.handbook(guides, {...wanted, ...watermark})
      const checked = await save(fileOf('handbook'), edition, printed)
      if (checked !== undefined) console.log(`${fileOf('handbook')}\n\n${checked}`)
      report([...findings, ...printed.findings])
      return
    }
    const placed: Placed[] = []
    for (const [index, guide] of guides.entries()) {
      const watermark = perspective === 'drafts' ? {watermark: draftWord(guide)} : {}
      const printed = await printer.insert(guide, {...wanted, ...watermark})
      findings.push(...printed.findings)
      const file = fileOf(guide.name)
      const checked = await save(file, edition, printed)
      if (checked === undefined || printed.value === undefined) continue
      const {pages} = printed.value
      placed.push({guide, pages})
      console.log(`${progress(index + 1, guides.length)}${file}  ${pages} pages`)
      if (guides.length === 1) console.log(`\n${checked}`)
    }
    report([...findings, ...checkClashes(placed)])
  } finally {
    await content.close()
  }
}

/** Undefined where help was asked for. Throws when an option cannot be understood. */
function readOptions() {
  const {values} = parseArgs({
    options: {
      guide: {type: 'string'},
      handbook: {type: 'boolean', default: false},
      edition: {type: 'string', default: 'press'},
      trim: {type: 'string'},
      page: {type: 'string'},
      profile: {type: 'string'},
      out: {type: 'string'},
      perspective: {type: 'string', default: 'published'},
      help: {type: 'boolean', default: false},
    },
  })
  if (values.help) return undefined
  const {guide, handbook, out, profile, page} = values
  if (guide !== undefined && handbook)
    throw new Error('Ask for --guide or for --handbook, not both.')
  if (guide === undefined && page !== undefined) {
    throw new Error('--page is for one guide: name it with --guide.')
  }
  if (guide === undefined && !handbook && out !== undefined) {
    throw new Error('--out is for one file: name a guide with --guide, or ask for the --handbook.')
  }
  if (page !== undefined && !/^[1-9]\d{0,3}$/u.test(page)) {
    throw new Error(`--page takes a number from 1 to 9999, not “${page}”.`)
  }
  if (out !== undefined && extname(out) !== '.pdf') {
    throw new Error(`--out takes a file that ends in .pdf, not “${out}”.`)
  }
  return {
    names: guide === undefined ? [] : [guide],
    handbook,
    edition: oneOf('--edition', values.edition, editions),
    perspective: oneOf('--perspective', values.perspective, ['published', 'drafts'] as const),
    trimSize: values.trim === undefined ? undefined : oneOf('--trim', values.trim, trimSizes),
    page: page === undefined ? undefined : Number(page),
    profile,
    out,
  }
}

function place(library: Library, options: NonNullable<ReturnType<typeof readOptions>>): Library {
  const [guide] = selectGuides(library, 'print', options.names).guides
  if (options.page !== undefined && guide?.handbook === undefined) {
    throw new Error('--page moves a guide that stands in the handbook; this one does not yet.')
  }
  return withPlace(library, guide?.id ?? '', options)
}

async function readProfile(file: string) {
  return {icc: new Uint8Array(await readFile(file)), name: basename(file, extname(file))}
}

/** Throws where there is no handbook to draw, or more than one. */
function checkBooks(guides: readonly Guide[]): void {
  const books = new Set(
    guides.flatMap(({handbook}) => (handbook ? [`${handbook.title} ${handbook.edition}`] : [])),
  )
  if (books.size === 0) {
    throw new Error('No guide stands in a handbook yet: enter them in Studio, under Handbook.')
  }
  if (books.size > 1) {
    throw new Error(
      `Guides stand in several handbooks: ${[...books].join(', ')}. Print them one by one.`,
    )
  }
}

/** Writes a file and its preflight; returns the preflight, or undefined where nothing was drawn. */
async function save(
  file: string,
  edition: Edition,
  {value, findings}: Found<PrintedInsert | undefined>,
): Promise<string | undefined> {
  if (value === undefined) return undefined
  const checked = await preflight(value, edition, findings)
  await writeWhole(file, value.pdf)
  await writeWhole(`${file.slice(0, -extname(file).length)}.preflight.txt`, checked)
  return checked
}

function report(findings: readonly Finding[]): void {
  for (const finding of orderFindings(findings)) console.log(describeFinding(finding))
  if (findings.some(({severity}) => severity === 'error')) process.exitCode = 1
}
