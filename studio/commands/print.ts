import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {basename, extname, join} from 'node:path'
import type {Finding} from '../../renderers/guide/finding.ts'
import type {Guide} from '../../renderers/guide/model.ts'
import {words} from '../../renderers/guide/words.ts'
import {editions, impositions, inks} from '../../renderers/print/edition.ts'
import {imposeBooklet} from '../../renderers/print/finished/booklet.ts'
import {checkClashes, type Placed} from '../../renderers/print/pageClashes.ts'
import {trimSizes} from '../../schemas/trimSize.ts'
import {handbookPiece, insertPiece} from '../pipeline/channels/print.ts'
import {selectGuides} from '../pipeline/guides/selectGuides.ts'
import {writeWhole} from '../pipeline/outputs/writeWhole.ts'
import type {Outcome} from '../pipeline/pieces/piece.ts'
import {pageLabelsOf} from '../pipeline/proof/readPdf.ts'
import type {Workshop} from '../pipeline/workshop/workshop.ts'
import {Misuse, progress, runCommand} from './command.ts'
import {lakeFolder} from './embeddedLake.ts'
import {printFilled} from './fill/printFilled.ts'
import {withGuidance} from './guidance.ts'
import {logFindings} from './logFindings.ts'
import {placed} from './placed.ts'
import {preflight} from './preflight.ts'
import {checkTogether} from './printOptions.ts'

/** `npm run print`: the inserts of one or all guides, without building the rest. */
await runCommand(
  {
    name: 'print',
    summary: 'Draws handbook inserts as PDF, with a preflight beside each.',
    options: {
      guide: {
        type: 'string',
        value: 'NAME',
        help: 'a guide, by the last part of its path; all when left out',
      },
      handbook: {
        type: 'boolean',
        help: 'all guides of the handbook as one file, with a page of contents',
      },
      edition: {
        type: 'string',
        value: 'NAME',
        choices: editions,
        default: 'press',
        help: 'press has bleed, crop marks and black text; screen is accessible and has links',
      },
      trim: {
        type: 'string',
        value: 'SIZE',
        choices: trimSizes,
        help: 'instead of the handbook’s size',
      },
      page: {
        type: 'string',
        value: 'NUMBER',
        help: 'first page, instead of the handbook’s; with --guide only',
      },
      profile: {
        type: 'string',
        value: 'FILE.icc',
        help: 'the print shop’s CMYK profile: makes the press edition PDF/X-4',
      },
      ink: {
        type: 'string',
        value: 'NAME',
        choices: inks,
        help: 'of the press edition: black prints all in greys; cmyk also pictures in inks, by --profile',
      },
      impose: {
        type: 'string',
        value: 'NAME',
        choices: impositions,
        help: 'for the copier, with --guide or --handbook: two pages a side, to be folded and stapled once',
      },
      fill: {
        type: 'string',
        value: 'FILE.csv',
        help: 'with --guide: a copy for every row, its blanks filled by the columns; one file where --out names it',
      },
      out: {
        type: 'string',
        value: 'FILE.pdf',
        help: 'where to write, with --guide or --handbook; dist/print/NAME.EDITION.pdf when left out',
      },
      perspective: {
        type: 'string',
        value: 'NAME',
        choices: ['published', 'drafts'],
        default: 'published',
        help: 'drafts: also what is not published yet, watermarked',
      },
    },
    notes:
      'The preflight lists page boxes, fonts, the lowest resolution, the inks of the letters and all findings.',
  },
  async ({
    guide: name,
    handbook,
    edition,
    trim,
    page,
    profile: file,
    ink,
    impose,
    fill: list,
    out,
    perspective,
  }) => {
    checkTogether({name, handbook, page, out, ink, edition, file, list, impose})
    const names = name === undefined ? [] : [name]
    const isDraft = perspective === 'drafts'
    const content = {environment: process.env, lake: lakeFolder, perspective}
    const place = {trimSize: trim, page: page === undefined ? undefined : Number(page)}
    const press = {
      ...(ink === undefined ? {} : {ink}),
      ...(file === undefined ? {} : {profile: await readProfile(file)}),
    }
    if (list !== undefined) {
      logFindings(await printFilled(content, {names, place, list, edition, isDraft, out, ...press}))
      return
    }
    await withGuidance(content, async ({library: read, workshop}) => {
      const library = placed(read, names, place)
      const guides = selectGuides(library, 'print', names)
      const findings: Finding[] = guides.flatMap(({findings: found}) => found)
      const fileOf = (called: string) =>
        out ?? join('dist', 'print', `${called}.${impose ?? edition}.pdf`)
      if (handbook) {
        checkBooks(guides.map(({value}) => value))
        const piece = handbookPiece(guides, {edition, draft: isDraft, ...press}, workshop.code)
        const outcome = await workshop.draw(piece)
        const checked = await save(
          fileOf('handbook'),
          edition,
          outcome,
          workshop,
          impose === 'booklet',
        )
        if (checked !== undefined) console.log(`${fileOf('handbook')}\n\n${checked}`)
        logFindings([...findings, ...outcome.findings])
        return
      }
      const inserts: Placed[] = []
      for (const [index, guide] of guides.entries()) {
        const watermark = isDraft ? {watermark: words[guide.value.language].draft} : {}
        const piece = insertPiece(guide, {edition, ...press, ...watermark}, workshop.code)
        const outcome = await workshop.draw(piece)
        findings.push(...outcome.findings)
        const target = fileOf(guide.value.name)
        const checked = await save(target, edition, outcome, workshop, impose === 'booklet')
        if (checked === undefined || outcome.value === undefined) continue
        const {pages} = outcome.value.facts
        inserts.push({guide: guide.value, pages})
        console.log(`${progress(index + 1, guides.length)}${target}  ${pages} pages`)
        if (guides.length === 1) console.log(`\n${checked}`)
      }
      logFindings([...findings, ...checkClashes(inserts)])
    })
  },
)

async function readProfile(file: string) {
  if (!existsSync(file)) throw new Misuse(`There is no profile “${file}”.`)
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

/** A file as a booklet: what begins on an even page of the book begins on a left one. */
async function bookletOf(pdf: Uint8Array): Promise<Uint8Array> {
  const labels = await pageLabelsOf(pdf)
  return imposeBooklet(pdf, labels, Number(labels[0]) % 2 === 0)
}

/** Writes a file and its preflight; returns the preflight, or undefined where nothing was drawn. */
async function save(
  target: string,
  edition: (typeof editions)[number],
  {value, findings}: Outcome<'insert' | 'handbook'>,
  {store}: Workshop,
  isBooklet: boolean,
): Promise<string | undefined> {
  const [file] = value?.files ?? []
  if (value === undefined || file === undefined) return undefined
  const drawn = await readFile(store.fileOf(file.sha256))
  const pdf = isBooklet ? await bookletOf(drawn) : drawn
  const pages = await preflight({pdf: drawn, ...value.facts}, edition, findings)
  const checked = isBooklet
    ? `imposed  as a booklet, of the pages below without their bleed and marks\n${pages}`
    : pages
  await writeWhole(target, pdf)
  await writeWhole(`${target.slice(0, -extname(target).length)}.preflight.txt`, checked)
  return checked
}
