import {execFile} from 'node:child_process'
import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import test from 'ava'
import {checkClashes} from '../../renderers/print/findings/pageClashes.ts'
import {datasets, serveDataset} from '../library.ts'
import {openPrintRoom} from './inserts.ts'
import {reading} from './reading.ts'

const command = fileURLToPath(new URL('../../studio/commands/print.ts', import.meta.url))
const {lake, environment} = await serveDataset(datasets.guidance)
test.after.always(() => lake.close())

test('npm run print writes one insert on the page and in the size asked for, with its preflight', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'guides-print-'))
  try {
    const said = await run(
      folder,
      '--guide=student-accounts',
      '--page=40',
      '--trim=b5',
      '--out=a.pdf',
    )
    t.regex(said, /a\.pdf {2}2 pages/u)
    const preflight = await readFile(join(folder, 'a.preflight.txt'), 'utf8')
    t.regex(preflight, /trimmed {2}176\.00 × 250\.00 mm/u)
    t.regex(preflight, /black alone/u)
    t.notRegex(preflight, /NOT EMBEDDED/u)
    const pdf = await readFile(join(folder, 'a.pdf'))
    await reading(pdf, async (document, [first]) => {
      t.deepEqual(await document.getPageLabels(), ['40', '41'])
      t.true(Math.abs((first?.view[2] ?? 0) - (196 / 25.4) * 72) < 0.01)
    })
  } finally {
    await rm(folder, {recursive: true})
  }
})

test('npm run print -- --handbook writes the handbook as one file, with its preflight', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'guides-print-'))
  try {
    await run(folder, '--handbook', '--edition=screen', '--out=book.pdf')
    t.regex(await readFile(join(folder, 'book.preflight.txt'), 'utf8'), /pages {4}4/u)
    await reading(await readFile(join(folder, 'book.pdf')), async (document) => {
      t.deepEqual(await document.getPageLabels(), ['i', 'ii', '21', '22'])
    })
  } finally {
    await rm(folder, {recursive: true})
  }
})

test('npm run print explains itself, and what it was asked wrongly', async (t) => {
  t.regex(await run('.', '--help'), /--profile FILE\.icc/u)
  for (const [wrong, answer] of [
    [['--trim=a6'], /--trim takes a5, b5, a4, not “a6”/u],
    [['--page=4'], /name it with --guide/u],
    [['--handbook', '--guide=student-accounts'], /not both/u],
    [['--guide=nope'], /Known are: student-accounts/u],
  ] as const) {
    const {stderr} = await t.throwsAsync<Error & {stderr: string}>(run('.', ...wrong))
    t.regex(stderr, answer)
  }
})

test('two inserts that claim the same page are a finding that names both', async (t) => {
  const {printable} = await openPrintRoom()
  const {guide} = printable('student-accounts')
  const handbook = {id: 'book', title: 'Book', edition: '1', trimSize: 'a5', page: 22} as const
  const first = {...guide, handbook: {...handbook, page: 21}}
  const second = {...guide, id: 'other', title: 'Other', handbook}
  t.deepEqual(
    checkClashes([
      {guide: first, pages: 1},
      {guide: second, pages: 1},
    ]),
    [],
  )
  const [finding] = checkClashes([
    {guide: second, pages: 1},
    {guide: first, pages: 2},
  ])
  t.is(finding?.document, 'book')
  t.regex(finding?.problem ?? '', /Page 22.*“Student Accounts”.*“Other”/u)
})

async function run(folder: string, ...options: string[]): Promise<string> {
  const {stdout} = await promisify(execFile)(process.execPath, [command, ...options], {
    cwd: folder,
    env: {...process.env, ...environment},
  })
  return stdout
}
