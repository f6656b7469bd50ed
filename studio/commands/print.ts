import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {basename, extname, join} from 'node:path'
import type {Finding} from '../../renderers/guide/finding/finding.ts'
import {checkClashes, type PlacedInsert} from '../../renderers/print/findings/pageClashes.ts'
import {selectGuides} from '../pipeline/guides/selectGuides.ts'
import {writeWhole} from '../pipeline/outputs/writeWhole.ts'
import {placed} from '../pipeline/printing/placed.ts'
import {type Printed, printHandbook, printInsert} from '../pipeline/printing/printFile.ts'
import {printOptions} from '../printing/printOptions.ts'
import {checkTogether} from './command/checkTogether.ts'
import {Misuse, progress, runCommand} from './command/command.ts'
import {lakeFolder} from './content/embeddedLake.ts'
import {withGuidance} from './content/guidance.ts'
import {printFilled} from './fill/printFilled.ts'
import {logFindings} from './outputs/logFindings.ts'

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
      ...printOptions,
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
      const wanted = {edition, isBooklet: impose === 'booklet', isDraft, ...press}
      if (handbook) {
        const {value, findings: found} = await printHandbook(guides, wanted, workshop)
        if (value !== undefined) {
          const target = await save(value, out)
          console.log(`${target}\n\n${value.preflight}`)
        }
        logFindings([...findings, ...found])
        return
      }
      const inserts: PlacedInsert[] = []
      for (const [index, guide] of guides.entries()) {
        const {value, findings: found} = await printInsert(guide, wanted, workshop)
        findings.push(...found)
        if (value === undefined) continue
        const target = await save(value, out)
        inserts.push({guide: guide.value, pages: value.pages})
        console.log(`${progress(index + 1, guides.length)}${target}  ${value.pages} pages`)
        if (guides.length === 1) console.log(`\n${value.preflight}`)
      }
      logFindings([...findings, ...checkClashes(inserts)])
    })
  },
)

async function readProfile(file: string) {
  if (!existsSync(file)) throw new Misuse(`There is no profile “${file}”.`)
  return {icc: new Uint8Array(await readFile(file)), name: basename(file, extname(file))}
}

/** Writes a file and its preflight; returns where. */
async function save({name, pdf, preflight}: Printed, out: string | undefined): Promise<string> {
  const target = out ?? join('dist', 'print', name)
  await writeWhole(target, pdf)
  await writeWhole(`${target.slice(0, -extname(target).length)}.preflight.txt`, preflight)
  return target
}
