import {spawn} from 'node:child_process'
import {mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {PDFDocument, PDFName} from '@cantoo/pdf-lib'
import test from 'ava'
import {outputsFolder} from '../../../studio/commands/outputs/runBuild.ts'
import {readPdf} from '../../../studio/pipeline/proof/readPdf.ts'
import {datasets, serveDataset} from '../../library.ts'
import {printingProfile} from '../press/printingProfile.ts'
import {reading} from '../reading.ts'

const command = fileURLToPath(new URL('../../../studio/commands/print.ts', import.meta.url))
const {lake, environment} = await serveDataset(datasets.guidance)
test.after.always(() => lake.close())
const header = 'Name,Class,MIMS Log In ID,Password Issued'

/** Runs the command in a folder of its own, with a folder for temporary files that can be searched. */
async function run(list: string, options: readonly string[] = [], endAt?: RegExp) {
  const folder = await mkdtemp(join(tmpdir(), 'guides-fill-'))
  const temporary = join(folder, 'temporary')
  await mkdir(temporary)
  await writeFile(join(folder, 'class.csv'), list)
  const started = Date.now()
  const child = spawn(
    process.execPath,
    [command, '--guide=student-accounts', '--fill=class.csv', ...options],
    {cwd: folder, env: {...process.env, ...environment, TMPDIR: temporary}},
  )
  let said = ''
  child.stdout.on('data', (part) => {
    said += String(part)
    // More than once, as impatient people do.
    if (endAt?.test(said)) child.kill('SIGINT')
  })
  child.stderr.on('data', (part) => (said += String(part)))
  const code = await new Promise((settle) => child.on('close', settle))
  return {folder, temporary, said, code, started}
}

/** All files below a folder that were written since a time. */
async function writtenSince(folder: string, time: number): Promise<string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch(() => [])
  const files = entries.filter((entry) => entry.isFile())
  const paths = files.map(({parentPath, name}) => join(parentPath, name))
  const times = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({mtimeMs}) => mtimeMs,
        () => 0,
      ),
    ),
  )
  return paths.filter((_, index) => (times[index] ?? 0) >= time - 1000)
}

/** What a file says, as it is and, of a PDF, as people read it. */
async function saidIn(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => Buffer.from(''))
  const plain = `${bytes.toString('utf8')}${bytes.toString('utf16le')}`
  return bytes.subarray(0, 4).toString() === '%PDF' ? plain + (await readPdf(bytes)).text : plain
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/gu, '')
}

test('every row of a list becomes a copy with its blanks filled, readable by its owner alone', async (t) => {
  const list = `${header}\nAnnabel Xylo,3A,xyloa01,Qz7!kk\n"Tan, Bo",3B,tanbo22,Vw8?mm\n`
  const {folder, said, code} = await run(list)
  try {
    t.is(code, 0, said)
    const copies = join(folder, 'dist', 'print', 'student-accounts.press')
    t.deepEqual(await readdir(copies), ['1.pdf', '2.pdf'])
    const texts = await Promise.all(
      ['1.pdf', '2.pdf'].map(async (name) => {
        t.is((await stat(join(copies, name))).mode & 0o777, 0o600)
        return squeeze((await readPdf(await readFile(join(copies, name)))).text)
      }),
    )
    t.regex(texts[0] ?? '', /AnnabelXylo·3A/u)
    t.regex(texts[0] ?? '', /xyloa01/u)
    t.notRegex(texts[0] ?? '', /tanbo22/u)
    t.regex(texts[1] ?? '', /Tan,Bo·3B/u)
    t.regex(texts[1] ?? '', /Vw8\?mm/u)
  } finally {
    await rm(folder, {recursive: true})
  }
})

test('personal data is in the files asked for, and in no other file, log or temporary folder', async (t) => {
  const secrets = ['Zuleikha Quux', 'zuleiq77', 'Kk9!pz3x']
  const list = `${header},House\n${secrets[0]},3A,${secrets[1]},${secrets[2]},Xanthic\nBo,3B,toolongforthebox,Pw\n`
  const good = list.replace('toolongforthebox', 'bo')
  for (const [input, code] of [
    [list, 1],
    [good, 0],
  ] as const) {
    const {folder, temporary, said, started, ...ended} = await run(input, ['--out=one.pdf'])
    try {
      t.is(ended.code, code, said)
      t.regex(said, /row 1[\s\S]*House.*matches no blank/u)
      const files = [
        ...(await writtenSince(outputsFolder, started)),
        ...(await writtenSince(temporary, 0)),
        ...(await readdir(folder)).map((name) => join(folder, name)),
      ].filter((file) => !/class\.csv$|one\.pdf$|temporary$/u.test(file))
      for (const secret of [...secrets, 'Xanthic', 'toolongforthebox']) {
        t.false(said.includes(secret))
        for (const file of files) {
          t.false(squeeze(await saidIn(file)).includes(squeeze(secret)), `${secret} in ${file}`)
        }
      }
      t.deepEqual(await readdir(temporary), [])
      t.is((await readdir(folder)).includes('one.pdf'), code === 0)
      if (code !== 0) {
        t.regex(said, /row 3[\s\S]*“MIMS Log In ID” has 16 letters; the blank holds 12/u)
        continue
      }
      t.is((await stat(join(folder, 'one.pdf'))).mode & 0o777, 0o600)
      await reading(await readFile(join(folder, 'one.pdf')), async (_, pages) => {
        t.is(pages.length, 4)
      })
    } finally {
      await rm(folder, {recursive: true})
    }
  }
})

test('what is wrong with a list is found by row, and a faulty list makes no file', async (t) => {
  for (const [list, finding] of [
    [
      `${header}\nA,3A,a,b\n,,,\nA,3A,a,b\n`,
      /row 3\s[\s\S]*empty[\s\S]*row 4\s[\s\S]*same as row 2/u,
    ],
    [
      `Name,MIMS Log In ID\nA,b\n`,
      /error: class\.csv › row 1[\s\S]*No column is called “Password issued”/u,
    ],
    [`${header}\nA,3A,"a`, /breaks off inside a quoted value/u],
    [`${header}\nA,3A,a,b,c\n`, /row 2[\s\S]*5 values, but there are 4 columns/u],
    [`${header}\nA,3A,,b\n`, /row 2[\s\S]*Nothing is given for “MIMS Log In ID”/u],
    [`${header}\n`, /no rows/u],
  ] as const) {
    const {folder, said, code} = await run(list)
    try {
      t.regex(said, finding)
      const hasFiles = (await readdir(folder)).includes('dist')
      t.is(hasFiles, code === 0, said)
    } finally {
      await rm(folder, {recursive: true})
    }
  }
})

test('copies in one file are as fit for the press as an insert alone, and share what they have in common', async (t) => {
  const rows = Array.from({length: 60}, (_, index) => `Pupil ${index},3A,pupil${index},Qz${index}`)
  const folder = await mkdtemp(join(tmpdir(), 'guides-profile-'))
  const profile = join(folder, 'Test press.icc')
  await writeFile(profile, await printingProfile())
  const options = ['--out=one.pdf', `--profile=${profile}`]
  const filled = await run(`${header}\n${rows.join('\n')}\n`, options)
  const alone = await run(`${header}\n${rows[0]}\n`, options)
  try {
    t.is(filled.code, 0, filled.said)
    const file = join(filled.folder, 'one.pdf')
    const pdf = await readFile(file)
    const one = await readFile(join(alone.folder, 'one.pdf'))
    t.true(pdf.byteLength < one.byteLength * 5, `${pdf.byteLength} and ${one.byteLength} bytes`)
    const saved = await PDFDocument.load(pdf)
    t.truthy(saved.catalog.get(PDFName.of('OutputIntents')))
    t.truthy(saved.context.trailerInfo.ID)
    t.is(saved.getPageCount(), 120)
    for (const page of saved.getPages()) {
      t.deepEqual(page.getTrimBox(), saved.getPage(0).getTrimBox())
    }
    await reading(pdf, async (document, pages) => {
      t.deepEqual((await document.getPageLabels())?.slice(0, 4), ['21', '22', '21', '22'])
      for (const [index, row] of rows.entries()) {
        const {items} = (await pages[2 * index]?.getTextContent()) ?? {items: []}
        const text = items.map((item) => ('str' in item ? item.str : '')).join('')
        t.true(squeeze(text).includes(squeeze(row.split(',').slice(0, 2).join('·'))), row)
      }
    })
  } finally {
    for (const made of [folder, filled.folder, alone.folder]) await rm(made, {recursive: true})
  }
})

test('where it is ended half-way, no part of a file with names stays behind', async (t) => {
  const rows = Array.from({length: 400}, (_, index) => `Pupil ${index},3A,pupil${index},Qz${index}`)
  const {folder, temporary, code} = await run(
    `${header}\n${rows.join('\n')}\n`,
    ['--out=one.pdf'],
    /25\/400/u,
  )
  try {
    t.not(code, 0)
    t.deepEqual((await readdir(folder)).sort(), ['class.csv', 'temporary'])
    t.deepEqual(await readdir(temporary), [])
  } finally {
    await rm(folder, {recursive: true})
  }
})
