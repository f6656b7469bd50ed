import test, {type ExecutionContext} from 'ava'
import sharp from 'sharp'
import {clientOf, folderFor, lakeWith, type Reached} from '../lakeFixture.ts'
import {lakeInProcess} from '../lakeInProcess.ts'

const SVG = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" width="90" height="90">${inside}</svg>`

/** Each level draws the one before ten times. */
function copiesOfCopies(levels: number): string {
  const groups = Array.from({length: levels}, (_, level) => {
    const copies = `<use x:href="#g${level}" x="1"/>`.repeat(10)
    return `<g id="g${level + 1}">${copies}</g>`
  })
  return SVG(
    `<defs><path id="g0" d="M0 0h9v9z"/>${groups.join('')}</defs><use x:href="#g${levels}"/>`,
  )
}

async function started(t: ExecutionContext): Promise<Reached> {
  const {process, ...found} = await lakeInProcess(await folderFor(t))
  t.teardown(() => process.kill())
  return {...found, projectId: 'localdev', dataset: 'production'}
}

function picture(side: number): Promise<Buffer> {
  const noise = {type: 'gaussian' as const, mean: 128, sigma: 60}
  return sharp({create: {width: side, height: side, channels: 3, background: '#369', noise}})
    .jpeg()
    .toBuffer()
}

test('an SVG that takes for ever is refused in time, and keeps no other picture waiting', async (t) => {
  const lake = await started(t)
  const editor = clientOf(lake, 'editor')
  const good = await editor.assets.upload('image', await picture(400))
  const refused = t.throwsAsync(editor.assets.upload('image', Buffer.from(copiesOfCopies(12))), {
    message: /cannot be drawn|not an image/,
  })
  const times: number[] = []
  for (let width = 10; width < 60; width += 10) {
    const from = performance.now()
    t.is((await fetch(`${good.url}?w=${width}`)).status, 200)
    times.push(performance.now() - from)
  }
  t.true(Math.min(...times) < 1000, times.join())
  await refused
  t.is(await editor.fetch('count(*)'), 1)
})

test('a picture that would have to be scaled beyond all bounds is refused', async (t) => {
  const lake = await started(t)
  const {url} = await clientOf(lake, 'editor').assets.upload('image', await picture(100))
  const answer = await fetch(`${url}?rect=0,0,1,40&w=8192&h=8192&fit=crop`)
  t.is(answer.status, 400)
  t.regex(await answer.text(), /would be scaled to 8192 × 327680/)
  t.is((await fetch(`${url}?w=0`)).status, 400)
  t.is((await fetch(`${url.replace('100x100', '0x0')}?w=10`)).status, 404)
})

test('what nobody waits for any more is not drawn', async (t) => {
  const lake = await started(t)
  const {url} = await clientOf(lake, 'editor').assets.upload('image', await picture(3000))
  const gone = new AbortController()
  const asked = Array.from({length: 50}, (_, n) =>
    fetch(`${url}?w=${2900 + n}&fm=avif`, {signal: gone.signal}).catch(() => undefined),
  )
  await new Promise((resolve) => setTimeout(resolve, 300))
  gone.abort()
  await Promise.all(asked)
  const from = performance.now()
  t.is((await fetch(`${url}?w=2000&fm=jpg`)).status, 200)
  t.true(performance.now() - from < 30_000)
})

test('small pictures do not wait for large ones', async (t) => {
  const lake = await started(t)
  const editor = clientOf(lake, 'editor')
  const large = await editor.assets.upload('image', await picture(3000))
  const small = await editor.assets.upload('image', await picture(300))
  const gone = new AbortController()
  for (let n = 0; n < 40; n += 1) {
    fetch(`${large.url}?w=${2900 + n}&fm=avif`, {signal: gone.signal}).catch(() => undefined)
  }
  const times: number[] = []
  for (let width = 20; width < 25; width += 1) {
    const from = performance.now()
    t.is((await fetch(`${small.url}?w=${width}`)).status, 200)
    times.push(performance.now() - from)
  }
  gone.abort()
  t.log(times.map(Math.round).join())
  t.true(Math.min(...times) < 500, times.join())
})

test('a file is never served as an image', async (t) => {
  const lake = await lakeWith(t, [])
  const editor = clientOf(lake, 'editor')
  const file = await editor.assets.upload('file', Buffer.from(SVG('<script>alert(1)</script>')), {
    filename: 'a.svg',
  })
  const sha1 = String(file.sha1hash)
  for (const name of [`${sha1}-90x90.svg`, `${sha1}-1x1.png`]) {
    const answer = await fetch(`${lake.url}/images/localdev/production/${name}`)
    t.is(answer.status, 404)
  }
  t.is((await fetch(file.url)).status, 200)
})

test('a deleted asset is gone', async (t) => {
  const lake = await lakeWith(t, [])
  const editor = clientOf(lake, 'editor')
  const bytes = await picture(100)
  const image = await editor.assets.upload('image', bytes)
  t.is((await fetch(`${image.url}?w=10`)).status, 200)
  await editor.delete(image._id)
  t.is((await fetch(image.url)).status, 404)
  t.is((await fetch(`${image.url}?w=10`)).status, 404)
  const again = await editor.assets.upload('image', bytes)
  t.true(Buffer.from(await (await fetch(again.url)).arrayBuffer()).equals(bytes))
})

test('preview, blur and colours are taken from an image when asked for', async (t) => {
  const editor = clientOf(await lakeWith(t, []), 'editor')
  const red = await sharp({create: {width: 60, height: 30, channels: 3, background: '#c8102e'}})
    .png()
    .toBuffer()
  const asset = await editor.assets.upload('image', red, {extract: ['lqip', 'palette', 'blurhash']})
  const {lqip, blurHash, palette} = asset.metadata
  const preview = Buffer.from(String(lqip).split(',')[1] ?? '', 'base64')
  t.like(await sharp(preview).metadata(), {width: 20, height: 10})
  t.regex(String(blurHash), /^[\w#$%*+,.:;=?@[\]^{|}~-]{20,}$/)
  t.regex(String(palette?.dominant?.background), /^#c[0-9a-f]1[0-9a-f]2[0-9a-f]$/)
  t.is(palette?.dominant?.population, 100)
  const plain = await editor.assets.upload('image', await picture(30), {extract: []})
  t.false('lqip' in plain.metadata)
})
