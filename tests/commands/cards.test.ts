import {execFile} from 'node:child_process'
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import test from 'ava'
import sharp from 'sharp'
import {datasets, serveDataset} from '../library.ts'

const command = fileURLToPath(new URL('../../studio/commands/cards.ts', import.meta.url))
const {lake, environment, client} = await serveDataset(datasets.guidance)
test.after.always(() => lake.close())

/** Runs `npm run cards` with options. */
function run(...options: string[]): Promise<{code: number; said: string}> {
  return new Promise((settle) => {
    execFile(
      process.execPath,
      [command, ...options],
      {env: {...process.env, ...environment}},
      (error, stdout, stderr) => {
        settle({code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr})
      },
    )
  })
}

test('the cards command writes the kinds and the format asked for, a list with alternative texts, a sheet and a ZIP', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'guides-cards-'))
  t.teardown(() => rm(folder, {recursive: true, force: true}))
  const {code, said} = await run(
    '--only',
    'og,steps',
    '--format',
    'jpeg',
    '--sheet',
    '--zip',
    '--out',
    folder,
  )
  t.is(code, 0, said)
  const names = (await readdir(join(folder, 'student-accounts'))).sort()
  t.deepEqual(names, [
    'cards.json',
    'closing.jpg',
    'og.jpg',
    'sheet.png',
    'step-1.jpg',
    'step-2.jpg',
    'step-3.jpg',
    'student-accounts.zip',
  ])
  const read = (name: string) => readFile(join(folder, 'student-accounts', name))
  t.is((await sharp(await read('og.jpg')).metadata()).format, 'jpeg')
  const list: {
    revision: string
    cards: {
      file: string
      mediaType: string
      bytes: number
      alternativeText: string
      caption: string
    }[]
  } = JSON.parse((await read('cards.json')).toString())
  t.regex(list.revision, /^[0-9a-f]{8}$/)
  const step = list.cards.find(({file}) => file === 'step-1.jpg')
  t.is(step?.bytes, (await read('step-1.jpg')).length)
  t.is(step?.mediaType, 'image/jpeg')
  t.regex(step?.alternativeText ?? '', /^Step 1 of 3: Log in to the MIMS Portal/)
  t.regex(step?.caption ?? '', /^Student Accounts\. Step 1 of 3: .*\nRead more at https:/u)
})

test('the cards of a draft are drawn when drafts are asked for, and not otherwise', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'guides-cards-'))
  t.teardown(() => rm(folder, {recursive: true, force: true}))
  const published = await client.getDocument('guide-student-accounts')
  if (published === undefined) throw new Error('no guide')
  await client.createOrReplace({
    ...published,
    _id: 'drafts.guide-student-accounts',
    title: 'A draft title',
  })
  const title = async (...options: string[]) => {
    const {code, said} = await run('--only', 'og', '--out', folder, ...options)
    t.is(code, 0, said)
    return JSON.parse(await readFile(join(folder, 'student-accounts', 'cards.json'), 'utf8')).title
  }
  t.is(await title('--perspective', 'drafts'), 'A draft title')
  t.is(await title(), 'Student Accounts')
})

test('a guide that does not exist, and an option with a wrong value, are named with what is possible', async (t) => {
  const unknown = await run('--guide', 'nothing')
  t.is(unknown.code, 1)
  t.regex(unknown.said, /no guide “nothing”.*student-accounts/)
  const wrong = await run('--format', 'gif')
  t.is(wrong.code, 1)
  t.regex(wrong.said, /--format takes png, jpeg, webp, not “gif”/)
})
