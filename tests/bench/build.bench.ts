/**
 * Measures builds of schools with 1, 100 and 1,000 guides (or those asked for: `npm run bench:build -- 10000`):
 * cold, unchanged, after one edit, in a running site, and put online from it; and at 100 guides, in the same run, the stack that a
 * team would build instead. A benchmark, not a test.
 */
import {spawn} from 'node:child_process'
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {environmentOf} from '../../studio/commands/content/content.ts'
import {openLive} from '../../studio/pipeline/live/openLive.ts'
import {watchMemory} from './memory.ts'
import {makeSchool, withLake} from './school.ts'
import {buildUsually} from './usual.ts'

const counts = process.argv.slice(2).map(Number).filter(Boolean)
const program = fileURLToPath(new URL('processes/build.ts', import.meta.url))
/** As “npm run build” is started: with what Node compiled for the last one, and little room for young objects. */
const compiled = new URL('../../studio/commands/command/compileCache.ts', import.meta.url).href
const asCommand = ['--import', compiled, '--max-semi-space-size=8']
const page = '/our-resources/for-students/student-accounts/'

for (const count of counts.length > 0 ? counts : [1, 100, 1000]) {
  const school = await makeSchool(count)
  const target = join(school.folder, 'dist')
  const outputs = join(school.folder, 'outputs')
  const build = () => timed(() => run([...asCommand, program, school.store, target, outputs]))
  try {
    console.log(`\n${count} ${count === 1 ? 'guide' : 'guides'}`)
    const cold = await build()
    show('cold', cold)
    show('unchanged', await build())
    await school.edit('Edited once')
    const edited = await build()
    show('one edit', edited)
    if (count === 100) await compare(school.store, cold.seconds, edited.seconds)
    await live(school.store, outputs, join(school.folder, 'online'))
  } finally {
    await school.remove()
  }
}

async function live(store: string, outputs: string, online: string): Promise<void> {
  await withLake(store, async (client, lake) => {
    const peak = watchMemory()
    const running = await openLive({
      environment: {...environmentOf(lake), PUBLISH_FOLDER: online},
      port: 8971,
      outputs,
      log: () => {},
    })
    const etag = async (path: string) =>
      (await fetch(running.url + path, {method: 'HEAD'})).headers.get('etag')
    const paths = [page, `${page}student-accounts.pdf`, '/cards/student-accounts/og.png']
    const all = async () => (await Promise.all(paths.map(etag))).join()
    while ((await fetch(running.url)).status !== 200) await wait(50)
    // Its processes are started when the site is out.
    await wait(5_000)
    const times: number[] = []
    for (let round = 0; round < 5; round += 1) {
      const before = (await all()).split(',')
      const started = performance.now()
      await client
        .patch('guide-student-accounts')
        .set({title: `Edited ${round} ${Date.now()}`})
        .commit()
      while ((await all()).split(',').some((tag, index) => tag === before[index])) await wait(5)
      times.push(performance.now() - started)
    }
    const previews: number[] = []
    for (let round = 0; round < 5; round += 1) {
      const started = performance.now()
      await running.ask({ask: 'preview', guide: 'guide-student-accounts', channel: 'web'})
      previews.push(performance.now() - started)
    }
    console.log(
      `  published → page, PDF and cards on the running site  ${listed(times)}; web preview ${listed(previews)}; peak ${megabytes(peak())}`,
    )
    const put: number[] = []
    for (let round = 0; round < 4; round += 1) {
      const title = `Online ${round} ${Date.now()}`
      await client.patch('guide-student-accounts').set({title}).commit()
      const started = performance.now()
      const putting = running.ask({ask: 'putOnline', by: 'Bench'})
      const file = join(online, 'site', page, 'index.html')
      while (!(await readFile(file, 'utf8').catch(() => '')).includes(title)) await wait(5)
      put.push(performance.now() - started)
      await putting
    }
    console.log(`  “Put online” into a folder, first all, then one edit  ${listed(put)}`)
    await running.close()
  })
}

async function compare(store: string, cold: number, edited: number): Promise<void> {
  const usual = await withLake(store, (client) => timed(() => buildUsually(client)))
  show('the usual stack', usual)
  console.log(
    `  ours is ${(usual.seconds / cold).toFixed(1)} × as fast cold, ${(usual.seconds / edited).toFixed(1)} × after one edit`,
  )
}

function show(what: string, {seconds, peak}: {seconds: number; peak: number}): void {
  console.log(`  ${what.padEnd(16)} ${seconds.toFixed(1)} s, peak ${megabytes(peak)}`)
}

async function timed(work: () => Promise<void>): Promise<{seconds: number; peak: number}> {
  const peak = watchMemory()
  const started = performance.now()
  await work()
  return {seconds: (performance.now() - started) / 1000, peak: peak()}
}

function run(script: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, script, {stdio: ['ignore', 'ignore', 'inherit']})
    child.once('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`The build ended with ${code}.`))
    })
  })
}

function listed(times: readonly number[]): string {
  return `${times.map((time) => Math.round(time)).join(', ')} ms`
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`
}
