/**
 * Draws the illustrations of the guidance and of the example documents from their SVG sources:
 * `node studio/dataset/illustrations/draw.ts`. The school's own screenshots are not ours to publish.
 */
import {readFile, writeFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {Resvg} from '@resvg/resvg-js'
import sharp, {type Sharp} from 'sharp'

const {resolve} = createRequire(import.meta.url)
const family = '@expo-google-fonts/atkinson-hyperlegible-next'
const fontFiles = ['400Regular', '700Bold'].map((weight) =>
  resolve(`${family}/${weight}/AtkinsonHyperlegibleNext_${weight}.ttf`),
)

const guidance = ['mims-overview', 'mims-log-in', 'mims-sspr', 'mims-security-questions']
const shapes = ['portrait', 'panorama', 'small', 'transparent']

const folders = {guidance: '../images/', examples: '../examples/images/'}

for (const name of guidance) {
  const bytes = await png(await draw(name))
  for (const folder of Object.values(folders)) await write(`${folder}${name}.png`, bytes)
}
for (const name of shapes) await write(`${folders.examples}${name}.png`, await png(await draw(name)))
await write(`${folders.examples}grey.png`, await png((await draw('grey')).flatten().toColourspace('b-w')))
// Stored on its side, with the orientation (EXIF 6) that tells viewers to turn it upright.
const turned = (await draw('turned')).flatten().rotate(-90).withMetadata({orientation: 6})
await write(`${folders.examples}turned.jpg`, await turned.jpeg({quality: 85}).toBuffer())

async function draw(name: string): Promise<Sharp> {
  const svg = await readFile(new URL(`${name}.svg`, import.meta.url), 'utf8')
  const drawn = new Resvg(svg, {font: {fontFiles, loadSystemFonts: false}}).render()
  return sharp(drawn.pixels, {raw: {width: drawn.width, height: drawn.height, channels: 4}})
}

async function png(picture: Sharp): Promise<Buffer> {
  const {isOpaque} = await picture.clone().stats()
  const flat = isOpaque ? picture.removeAlpha() : picture
  return flat.withMetadata({density: 600}).png({compressionLevel: 9}).toBuffer()
}

async function write(path: string, bytes: Buffer): Promise<void> {
  await writeFile(new URL(path, import.meta.url), bytes)
}
