import {mkdtemp, readdir, readFile, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import test from 'ava'
import pixelmatch from 'pixelmatch'
import sharp from 'sharp'
import {drawPictures, picturesFolder} from './pictures.ts'

/** How many pixels in a thousand may differ: edges of letters, on another machine. */
const TOLERANCE = 2

test('the examples look as they did; what changed on purpose is accepted by “npm run references”', async (t) => {
  const pictures = await drawPictures()
  t.deepEqual((await readdir(picturesFolder)).sort(), [...pictures.keys()].sort())
  for (const [name, bytes] of pictures) {
    const [now, before] = await Promise.all([
      pixelsOf(bytes),
      pixelsOf(await readFile(join(picturesFolder, name))),
    ])
    const {width, height} = now
    t.deepEqual([width, height], [before.width, before.height], name)
    const difference = new Uint8Array(width * height * 4)
    const count = pixelmatch(before.data, now.data, difference, width, height, {threshold: 0.15})
    if (count * 1000 <= width * height * TOLERANCE) continue
    const folder = await mkdtemp(join(tmpdir(), 'guides-difference-'))
    const file = join(folder, name)
    const raw = {raw: {width, height, channels: 4}} as const
    await writeFile(file, await sharp(difference, raw).png().toBuffer())
    t.fail(`${name} looks different in ${count} pixels, shown in red in ${file}`)
  }
})

async function pixelsOf(picture: Uint8Array) {
  const {data, info} = await sharp(picture).ensureAlpha().raw().toBuffer({resolveWithObject: true})
  return {data: new Uint8Array(data), width: info.width, height: info.height}
}
