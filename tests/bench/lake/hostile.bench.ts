import {spawn} from 'node:child_process'
import {rm} from 'node:fs/promises'
import {dirname} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import sharp from 'sharp'
import {ended, filledStore, print, startedLake, summary, timed} from './benchLake.ts'

/**
 * How others are served while a stranger asks for all that is costly, as fast as the lake answers:
 * `npm run bench:hostile -- [seconds] [documents]`.
 */
const [seconds = 60, count = 10_000] = process.argv.slice(2).map(Number)

const store = await filledStore(count)
const lake = await startedLake(store)
const noise = {type: 'gaussian' as const, mean: 128, sigma: 60}
const picture = (side: number) =>
  sharp({create: {width: side, height: side, channels: 3, background: '#369', noise}})
    .jpeg()
    .toBuffer()
const large = await lake.editor.assets.upload('image', await picture(3000))
const small = await lake.editor.assets.upload('image', await picture(300))
const file = await lake.editor.assets.upload('file', Buffer.alloc(20_000_000))
let heard = 0
lake.editor.listen('*[_type == "guide"]').subscribe(() => {
  heard += 1
})

const asked: [string, (turn: number) => Promise<unknown>][] = [
  ['one document', () => lake.editor.fetch('*[_id == "guide-7"][0]')],
  ['list', () => lake.editor.fetch('*[_type == "guide"] | order(_updatedAt desc)[0...100]{_id}')],
  ['write', (turn) => lake.editor.patch('guide-7').set({turn}).commit({returnDocuments: false})],
  ['new thumbnail', async (turn) => (await fetch(`${small.url}?w=${20 + turn}`)).arrayBuffer()],
  ['known thumbnail', async () => (await fetch(`${small.url}?w=20`)).arrayBuffer()],
  ['a visitor’s document', () => lake.visitor.fetch('*[_id == "guide-8"][0]')],
]

async function round(length: number): Promise<void> {
  const times = new Map(asked.map(([name]) => [name, [] as number[]]))
  const faults = new Map<string, number>()
  const memory: number[] = []
  const until = performance.now() + length * 1000
  for (let turn = 0; performance.now() < until; turn += 1) {
    for (const [name, act] of asked) {
      try {
        times.get(name)?.push(await timed(() => act(turn)))
      } catch {
        faults.set(name, (faults.get(name) ?? 0) + 1)
      }
    }
    if (turn % 10 === 0) memory.push(await lake.memory())
    await wait(50)
  }
  for (const [name, taken] of times) {
    print(`  ${name}: ${summary(taken)}, ${faults.get(name) ?? 0} refused`)
  }
  print(`  memory: at most ${Math.max(...memory)} MB, at last ${memory.at(-1)} MB`)
}

print('alone')
await round(10)
print('under attack')
const script = fileURLToPath(new URL('hostileProcess.ts', import.meta.url))
const hostile = spawn(process.execPath, [script, lake.url, large.url, file.url], {
  stdio: ['ignore', 'inherit', 'inherit'],
})
await wait(1000)
await round(seconds)
hostile.kill('SIGKILL')
print(`alive: ${lake.process.exitCode === null}, ${heard} events heard`)
await wait(12_000)
print('afterwards')
await round(5)
await ended(lake.process)
await rm(dirname(store), {recursive: true})
process.exit()
