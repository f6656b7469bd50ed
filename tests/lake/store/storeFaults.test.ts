import {spawn} from 'node:child_process'
import {existsSync, readdirSync} from 'node:fs'
import {chmod, cp, mkdir, readFile, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {fileURLToPath} from 'node:url'
import test, {type ExecutionContext} from 'ava'
import {openLake, StoreError} from '../../../studio/lake/lake.ts'
import {clientOf, datasetOf, folderFor} from '../lakeFixture.ts'

const ONE_LINE = /^[^\n]+$/
const NEEDLE = 'a needle in the store'

/** A closed lake with 200 documents and a file. */
async function filled(t: ExecutionContext): Promise<string> {
  const store = join(await folderFor(t), 'lake')
  const lake = await openLake({store})
  const documents = Array.from({length: 200}, (_, n) => ({
    _id: `guide-${n}`,
    _type: 'guide',
    text: n === 7 ? NEEDLE : `Guide ${n} ${'says much. '.repeat(60)}`,
  }))
  await lake.load(await datasetOf(t, documents))
  const editor = clientOf(lake, 'editor')
  await editor.assets.upload('file', Buffer.from('kept'), {filename: 'a.txt'})
  await editor.patch('guide-8').set({text: 'edited'}).commit()
  await editor.delete('guide-9')
  await lake.close()
  return store
}

async function refused(t: ExecutionContext, store: string, says: RegExp) {
  const error = await t.throwsAsync(openLake({store}), {instanceOf: StoreError, message: says})
  t.regex(error?.message ?? '', ONE_LINE)
  return error?.message ?? ''
}

async function changed(file: string, change: (bytes: Buffer) => Buffer | undefined) {
  const bytes = await readFile(file)
  await writeFile(file, change(bytes) ?? bytes)
}

/** Changes one letter of the document itself, and on wish spoils all that is packed. */
function flipped(bytes: Buffer, historyToo: boolean): Buffer {
  const at = bytes.indexOf(NEEDLE)
  bytes[at + 2] = (bytes[at + 2] ?? 0) ^ 1
  const magic = Buffer.from([0x1f, 0x8b, 0x08])
  for (let packed = bytes.indexOf(magic); historyToo && packed >= 0; ) {
    bytes[packed + 14] = (bytes[packed + 14] ?? 0) ^ 0xff
    packed = bytes.indexOf(magic, packed + 3)
  }
  return bytes
}

test('an empty or damaged token file does not open the lake, and is told', async (t) => {
  const store = await filled(t)
  for (const content of ['', '\n', 'sk', '\0'.repeat(45)]) {
    await writeFile(join(store, 'token'), content)
    await refused(t, store, /token is damaged\. Delete it/)
  }
  await rm(join(store, 'token'))
  const lake = await openLake({store})
  t.teardown(() => lake.close())
  t.regex(lake.token, /^sk[\w-]{43}$/)
  t.is(readdirSync(store).filter((name) => name.startsWith('.')).length, 0)
})

test('a flipped letter is found, and the document is taken from its history', async (t) => {
  const store = await filled(t)
  await changed(join(store, 'lake.sqlite'), (bytes) => flipped(bytes, false))
  const warned = new Promise<Error>((resolve) => process.once('warning', resolve))
  const lake = await openLake({store})
  t.teardown(() => lake.close())
  t.is(await clientOf(lake, 'visitor').fetch('*[_id == "guide-7"][0].text'), NEEDLE)
  t.regex((await warned).message, /"guide-7" was damaged on disk/)
})

test('a document that is damaged everywhere is named, and the others can be rescued', async (t) => {
  const store = await filled(t)
  await changed(join(store, 'lake.sqlite'), (bytes) => flipped(bytes, true))
  await refused(t, store, /"guide-7" is not as it was written\. Get out .*npm run lake:rescue/)
  const found = await rescued(t, store)
  t.true(found.ids.length >= 199)
  t.is(found.file, 'kept')
})

test('of a store that is cut off, or overwritten in part, much can be rescued', async (t) => {
  const whole = await filled(t)
  const faults: Record<string, (bytes: Buffer) => Buffer> = {
    cut: (bytes) => bytes.subarray(0, bytes.length * 0.7),
    overwritten: (bytes) => bytes.fill(0x7f, 40_000, 60_000),
  }
  for (const [name, fault] of Object.entries(faults)) {
    const store = `${whole}-${name}`
    await cp(whole, store, {recursive: true})
    await changed(join(store, 'lake.sqlite'), fault)
    await refused(t, store, /is damaged: .*lake:rescue.* move it aside/)
    const {ids} = await rescued(t, store)
    t.log(`${name}: ${ids.length} of 200`)
    t.true(ids.length > 50, name)
  }
})

/** Runs the command that the message names, and opens what it made. */
async function rescued(t: ExecutionContext, store: string) {
  const into = `${store}-rescued`
  const script = fileURLToPath(new URL('../../../studio/lake/rescue.ts', import.meta.url))
  const {code, output} = await run(script, [store, into])
  t.is(code, 0, output)
  t.regex(output, /\d+ documents are in/)
  const lake = await openLake({store: into})
  t.teardown(() => lake.close())
  const client = clientOf(lake, 'editor')
  const file = await client.fetch('*[_type == "sanity.fileAsset"][0].url')
  return {
    ids: await client.fetch<string[]>('*[_type == "guide"]._id'),
    file: typeof file === 'string' ? await (await fetch(file)).text() : undefined,
  }
}

test('a store of a newer version, and a file in the folder’s place, are told apart', async (t) => {
  const store = await filled(t)
  const database = new DatabaseSync(join(store, 'lake.sqlite'))
  database.exec('PRAGMA user_version = 2')
  database.close()
  t.notRegex(await refused(t, store, /made by another version/), /move it aside/i)
  const file = join(await folderFor(t), 'lake')
  await writeFile(file, 'a file')
  t.notRegex(await refused(t, file, /a file stands where its folder/), /move it aside/i)
  await refused(t, join(file, 'inside'), /a file stands where its folder/)
  t.is(await readFile(file, 'utf8'), 'a file')
})

test('a folder that may not be written to is told apart, and left as it was', async (t) => {
  const folder = await folderFor(t)
  const store = join(folder, 'lake')
  await cp(await filled(t), store, {recursive: true})
  await chmod(join(store, 'lake.sqlite'), 0o444)
  await chmod(join(store, 'token'), 0o444)
  await chmod(store, 0o555)
  await chmod(folder, 0o755)
  await mkdir(join(folder, 'closed'), {mode: 0o555})
  t.teardown(() => chmod(store, 0o755))
  const names = readdirSync(store)
  for (const path of [store, join(folder, 'closed', 'new')]) {
    const {output} = await run('-e', [OPENING, path], true)
    t.regex(output, /cannot be written to .*nothing is lost/)
    t.notRegex(output, /move it aside/i)
  }
  t.deepEqual(readdirSync(store), names)
  t.false(existsSync(join(folder, 'closed', 'new')))
})

const OPENING = `import('${new URL('../../../studio/lake/lake.ts', import.meta.url).href}')
  .then(({openLake}) => openLake({store: process.argv[1]}))
  .then(() => console.log('opened'), (error) => console.log(error.message))
  .finally(() => process.exit())`

/** Runs a script; as nobody in particular where the tests have all rights. */
async function run(script: string, args: string[], asNobody = false) {
  const isRoot = process.getuid?.() === 0
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(asNobody && isRoot ? {uid: 65_534, gid: 65_534} : {}),
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  return {code, output}
}
