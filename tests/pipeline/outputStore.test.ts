import {existsSync} from 'node:fs'
import {chmod, mkdtemp, readdir, rm, truncate, utimes, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import test, {type ExecutionContext} from 'ava'
import {openOutputStore} from '../../studio/pipeline/outputs/outputStore.ts'

async function storeIn(t: ExecutionContext, maxBytes?: number) {
  const folder = await mkdtemp(join(tmpdir(), 'guides-store-'))
  t.teardown(() => rm(folder, {recursive: true, force: true}))
  return openOutputStore(folder, maxBytes)
}

const sketch = (text: string) => ({
  value: {files: [{name: 'page', bytes: new TextEncoder().encode(text)}], facts: {}},
  findings: [],
})

const error = {severity: 'error', document: 'a', path: '', problem: 'No.', remedy: 'Do.'} as const

test('what was drawn and proven is found again; what has an error, or is temporary, is not', async (t) => {
  const store = await storeIn(t)
  const kept = await store.keep('page', 'aa11', sketch('one'))
  t.deepEqual(store.find('page', 'aa11'), kept)
  t.is(store.find('page', 'bb22'), undefined)
  t.is(store.find('file', 'aa11'), undefined, 'Another kind is another piece.')
  await store.keep('page', 'cc33', {...sketch('two'), findings: [error]})
  t.is(store.find('page', 'cc33'), undefined)
  await store.keep('page', 'dd44', {...sketch('three'), isTemporary: true})
  t.is(store.find('page', 'dd44'), undefined)
})

test('a file that was cut short or is gone is drawn anew', async (t) => {
  const store = await storeIn(t)
  const {value} = await store.keep('page', 'aa11', sketch('a long text'))
  const file = store.fileOf(value?.files[0]?.sha256 ?? '')
  await chmod(file, 0o644)
  await truncate(file, 3)
  t.is(store.find('page', 'aa11'), undefined)
  await store.keep('page', 'aa11', sketch('a long text'))
  t.is(store.find('page', 'aa11')?.value?.files[0]?.bytes, 11)
  await rm(file)
  t.is(store.find('page', 'aa11'), undefined)
})

test('what the last publications need stays, whatever room is made', async (t) => {
  const store = await storeIn(t, 1_000)
  const {value} = await store.keep('page', 'aa11', sketch('a'.repeat(900)))
  const {value: other} = await store.keep('page', 'bb22', sketch('b'.repeat(900)))
  const pinned = value?.files[0]?.sha256 ?? ''
  const damaged = join(store.folder, 'pieces', 'aa', 'aa12.page.json')
  await writeFile(damaged, 'no record')
  await utimes(damaged, 1, 1)
  await store.makeRoom(async () => new Set([pinned]))
  t.true(existsSync(store.fileOf(pinned)))
  t.not(store.find('page', 'aa11'), undefined, 'It is not drawn again.')
  t.false(existsSync(damaged))
  t.false(existsSync(store.fileOf(other?.files[0]?.sha256 ?? '')))
})

test('a store lets go of what was not used for longest, and keeps what it may hold', async (t) => {
  const store = await storeIn(t, 2_000)
  const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(900))
  for (const [index, text] of texts.entries()) {
    const key = `${index}${index}`
    await store.keep('page', key, sketch(text))
    const used = Date.now() / 1000 - 1_000 + index
    await utimes(join(store.folder, 'pieces', key, `${key}.page.json`), used, used)
  }
  await store.makeRoom()
  t.deepEqual(
    texts.map((_, index) => store.find('page', `${index}${index}`) !== undefined),
    [false, false, true, true],
  )
  const files = await readdir(join(store.folder, 'files'), {recursive: true})
  t.is(files.filter((name) => name.length > 60).length, 2)
})
