import {fork} from 'node:child_process'
import {createHash} from 'node:crypto'
import {once} from 'node:events'
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import test from 'ava'
import {openOutputStore} from '../../studio/pipeline/outputs/outputStore.ts'
import {baseOf} from '../../studio/pipeline/publication/base.ts'
import {putOut} from '../../studio/pipeline/publication/putOut.ts'
import {openStaging, recoverTarget} from '../../studio/pipeline/publication/staging.ts'

const program = fileURLToPath(new URL('processes/publisher.ts', import.meta.url))

interface Report {
  outputs: {path: string; sha256: string}[]
}

/** Whether a folder holds all that its report says, and nothing that is torn. */
async function isWhole(target: string): Promise<boolean> {
  const report: Report = JSON.parse(await readFile(join(target, 'report.json'), 'utf8'))
  const digests = await Promise.all(
    report.outputs.map(async ({path, sha256}) => {
      const bytes = await readFile(join(target, path))
      return createHash('sha256').update(bytes).digest('hex') === sha256
    }),
  )
  return digests.length > 0 && digests.every(Boolean)
}

test('a build that is killed at any moment leaves a whole publication, which the next start finds', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'guides-kill-'))
  t.teardown(() => rm(folder, {recursive: true, force: true}))
  const target = join(folder, 'dist')
  for (let round = 0; round < 12; round += 1) {
    const child = fork(program, [join(folder, 'store'), target])
    await once(child, 'message')
    await wait(Math.random() * 60)
    child.kill('SIGKILL')
    await once(child, 'exit')
    await recoverTarget(target)
    t.true(await isWhole(target), `round ${round}`)
  }
  const staging = await openStaging(target)
  await staging.discard()
  t.deepEqual((await readdir(folder)).sort(), ['dist', 'store'], 'Nothing half-written is left.')
})

test('between its two renames a build leaves what was there before, and that comes back', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'guides-kill-'))
  t.teardown(() => rm(folder, {recursive: true, force: true}))
  const target = join(folder, 'dist')
  const store = openOutputStore(join(folder, 'store'))
  const file = await store.keepFile('page', new TextEncoder().encode('good'))
  const report = {guides: [], outputs: [{path: 'a.txt', ...file}], findings: []}
  await putOut(report, target, baseOf(report, store))
  // What a process that was killed there leaves: its target renamed away, its new folder not yet in place.
  const gone = fork(program, ['--version'], {execArgv: ['--check']})
  await once(gone, 'exit')
  const {rename, mkdir} = await import('node:fs/promises')
  await rename(target, join(folder, `.dist-${gone.pid}-former`))
  await mkdir(join(folder, `.dist-${gone.pid}`))
  await recoverTarget(target)
  t.is(await readFile(join(target, 'a.txt'), 'utf8'), 'good')
  t.deepEqual((await readdir(folder)).sort(), ['dist', 'store'])
})
