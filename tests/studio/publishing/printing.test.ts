import {execFile} from 'node:child_process'
import {createHash} from 'node:crypto'
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import test, {type ExecutionContext} from 'ava'
import type {Locator, Page} from 'playwright-core'
import {environmentOf} from '../../../studio/commands/content/content.ts'
import {outputsFolder} from '../../../studio/commands/outputs/runBuild.ts'
import {findBarriers} from '../window/barriers.ts'
import {sharedStudio} from '../window/sharedStudio.ts'
import {eventually, WIDE} from '../window/studioFixture.ts'

const studio = sharedStudio(test)
const PLACE = '/structure/guides;all;guide-student-accounts'

async function folderOf(t: ExecutionContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'print-office-test-'))
  t.teardown(() => rm(folder, {recursive: true, force: true}))
  return folder
}

/** Runs a command on the content of the Studio's own lake. */
async function run(command: 'print' | 'cards', ...options: readonly string[]): Promise<void> {
  const file = fileURLToPath(new URL(`../../../studio/commands/${command}.ts`, import.meta.url))
  const env = {...process.env, ...environmentOf(studio.lake())}
  await promisify(execFile)(process.execPath, [file, ...options], {env})
}

/** What a link or a button gives to be kept. */
async function downloaded(page: Page, link: Locator): Promise<Buffer> {
  const downloading = page.waitForEvent('download')
  await link.click()
  return readFile(await (await downloading).path())
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

test.serial(
  'the print office gets the same files as from the command, with their preflight',
  async (t) => {
    const folder = await folderOf(t)
    const {page, complaints} = await studio.open(PLACE, WIDE)
    const preview = page.getByTestId('preview')
    await preview.getByRole('tab', {name: 'Handbook insert'}).click()
    await preview.getByRole('button', {name: 'For the print office …'}).click()
    const office = page.getByTestId('print-office')
    await office.getByLabel('Inks').selectOption({label: 'Four inks, by the profile'})
    await office.getByText(/needs the print shop’s “The print shop’s CMYK profile”/u).waitFor()
    t.true(await office.getByRole('button', {name: 'Make the PDF'}).isDisabled())
    await office.getByLabel('Inks').selectOption({label: 'Black alone: all in greys'})
    await office.getByLabel('Trimmed size').selectOption({label: 'B5 (176 × 250 mm)'})
    await office.getByLabel('First page').fill('40')
    await office.getByRole('button', {name: 'Make the PDF'}).click()
    const link = office.getByRole('link', {name: 'Download student-accounts.press.pdf'})
    const made = await downloaded(page, link)
    const out = join(folder, 'a.pdf')
    await run(
      'print',
      '--guide=student-accounts',
      '--ink=black',
      '--trim=b5',
      '--page=40',
      `--out=${out}`,
    )
    t.is(sha256(made), sha256(await readFile(out)))
    t.is(
      await office.getByTestId('preflight').textContent(),
      await readFile(join(folder, 'a.preflight.txt'), 'utf8'),
    )
    t.deepEqual(await findBarriers(page, '[data-testid="print-office"]'), [])
    t.deepEqual(complaints, [])
  },
)

test.serial('the whole handbook is printed beside its form, as a booklet too', async (t) => {
  const folder = await folderOf(t)
  const {page} = await studio.open('/structure/handbook', WIDE)
  const office = page.getByTestId('print-office')
  await office.getByRole('button', {name: 'Make the PDF'}).click()
  const whole = await downloaded(
    page,
    office.getByRole('link', {name: 'Download handbook.press.pdf'}),
  )
  await run('print', '--handbook', `--out=${join(folder, 'whole.pdf')}`)
  t.is(sha256(whole), sha256(await readFile(join(folder, 'whole.pdf'))))
  await office.getByLabel('On sheets').selectOption('booklet')
  await office.getByLabel('From').selectOption('drafts')
  await office.getByRole('button', {name: 'Make the PDF'}).click()
  const booklet = await downloaded(
    page,
    office.getByRole('link', {name: 'Download handbook.booklet.pdf'}),
  )
  await run(
    'print',
    '--handbook',
    '--impose=booklet',
    '--perspective=drafts',
    `--out=${join(folder, 'b.pdf')}`,
  )
  t.is(sha256(booklet), sha256(await readFile(join(folder, 'b.pdf'))))
})

test.serial(
  'a class list dropped into the Studio gives its copies, and no name stays anywhere',
  async (t) => {
    const folder = await folderOf(t)
    const csv = await readFile(new URL('../../fixtures/class.csv', import.meta.url))
    const names = csv
      .toString()
      .split('\n')
      .slice(1)
      .map((row) => row.split(',')[0] ?? '')
      .filter((name) => name.length > 3)
    t.true(names.length > 1)
    const {page} = await studio.open(PLACE, WIDE)
    const preview = page.getByTestId('preview')
    await preview.getByRole('tab', {name: 'Handbook insert'}).click()
    await preview.getByRole('button', {name: 'For the print office …'}).click()
    const office = page.getByTestId('print-office')
    const before = await Promise.all([filesIn(outputsFolder), filesIn(studio.folder())])

    const transfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer()
      data.items.add(new File([text], 'class.csv', {type: 'text/csv'}))
      return data
    }, csv.toString())
    await office.getByTestId('class-list').dispatchEvent('drop', {dataTransfer: transfer})
    await office.getByRole('button', {name: /^Make \d+ cop/u}).click()
    const made = await downloaded(page, office.getByRole('link', {name: /class\.pdf$/u}))
    const out = join(folder, 'all.pdf')
    await run(
      'print',
      '--guide=student-accounts',
      '--fill=tests/fixtures/class.csv',
      `--out=${out}`,
    )
    t.is(sha256(made), sha256(await readFile(out)))

    const after = await Promise.all([filesIn(outputsFolder), filesIn(studio.folder())])
    const isOfPages = (file: string) => /\/(?:files|pieces)\//u.test(file)
    const written = after.flat().filter((file) => !before.flat().includes(file) || !isOfPages(file))
    for (const file of written) {
      const bytes = await readFile(file).catch(() => Buffer.from(''))
      for (const name of names) t.false(bytes.includes(name), `${file} holds a name`)
      t.not(sha256(bytes), sha256(made))
    }

    const wrong = Buffer.from('Name,Nonsense\nMei,1\n')
    await office.getByLabel('Drop the class list here').setInputFiles({
      name: 'wrong.csv',
      mimeType: 'text/csv',
      buffer: wrong,
    })
    await office.getByTestId('finding').first().waitFor()
    t.is(await office.getByRole('button', {name: /^Make \d+ cop/u}).count(), 0)
    t.notRegex((await office.getByTestId('finding').first().textContent()) ?? '', /Mei/u)
  },
)

test.serial(
  'posts are packed as by the command, and their words are copied with one click',
  async (t) => {
    const folder = await folderOf(t)
    const {page} = await studio.open(PLACE, WIDE)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const preview = page.getByTestId('preview')
    await preview.getByRole('tab', {name: 'Social cards'}).click()
    const zip = await downloaded(
      page,
      preview.getByRole('link', {name: 'Download all, with captions'}),
    )
    const card = await downloaded(page, preview.getByRole('link', {name: 'Download: Square post'}))
    await run('cards', '--guide=student-accounts', '--zip', `--out=${folder}`)
    t.is(
      sha256(zip),
      sha256(await readFile(join(folder, 'student-accounts', 'student-accounts.zip'))),
    )
    t.is(sha256(card), sha256(await readFile(join(folder, 'student-accounts', 'square.png'))))

    await preview.getByRole('button', {name: 'Copy alternative text: Square post'}).click()
    const image = preview.getByRole('img', {name: /./u})
    const copied = await eventually(
      () => page.evaluate(() => navigator.clipboard.readText()),
      Boolean,
    )
    t.true(
      (await image.evaluateAll((all) => all.map((one) => one.getAttribute('alt')))).includes(
        copied,
      ),
    )
    const link = preview.getByRole('region', {name: 'A link in messengers'}).getByRole('img')
    const sizes = await link.evaluateAll((all) =>
      all.map((one) => [one.clientWidth, one.clientHeight].map(Math.round)),
    )
    t.deepEqual(
      sizes.map(([width]) => width),
      [298, 298],
    )
    t.true((sizes[0]?.[1] ?? 0) < 160)
    t.is(sizes[1]?.[1], 298)
    t.deepEqual(await findBarriers(page, '#preview-card'), [])
  },
)

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true})
  return entries
    .filter((entry) => entry.isFile())
    .map(({parentPath, name}) => join(parentPath, name))
}
