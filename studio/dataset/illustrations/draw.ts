/**
 * Draws the illustrations of the guidance and of the example documents from the SVG files beside
 * this script: `node studio/dataset/illustrations/draw.ts`. They stand in for the school's own
 * screenshots. Same sources, same bytes.
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

/** Dots per inch: what 2000 pixels make of some 85 mm of paper. */
const density = 600
const compressionLevel = 9

// The example documents are a dataset of their own, so each of these stands in both.
for (const name of ['mims-overview', 'mims-log-in', 'mims-sspr', 'mims-security-questions']) {
  const bytes = await opaque(await draw(name))
  await write(`../images/${name}.png`, bytes)
  await write(`../examples/images/${name}.png`, bytes)
}
for (const name of ['portrait', 'panorama', 'small']) {
  await write(`../examples/images/${name}.png`, await opaque(await draw(name)))
}
await write(
  '../examples/images/transparent.png',
  await (await draw('transparent')).withMetadata({density}).png({compressionLevel}).toBuffer(),
)
// No withMetadata here: it turns grey into sRGB.
await write(
  '../examples/images/grey.png',
  await (await draw('grey'))
    .removeAlpha()
    .toColourspace('b-w')
    .withDensity(density)
    .png({compressionLevel})
    .toBuffer(),
)
// Stored on its side, with the orientation (EXIF 6) that tells viewers to turn it upright.
await write(
  '../examples/images/turned.jpg',
  await (await draw('turned'))
    .removeAlpha()
    .rotate(-90)
    .withMetadata({density, orientation: 6})
    .jpeg({quality: 85})
    .toBuffer(),
)

async function draw(name: string): Promise<Sharp> {
  const svg = await readFile(new URL(`${name}.svg`, import.meta.url), 'utf8')
  const {pixels, width, height} = new Resvg(svg, {
    font: {fontFiles, loadSystemFonts: false},
  }).render()
  return sharp(pixels, {raw: {width, height, channels: 4, premultiplied: true}})
}

/** A PNG in sRGB for a picture that covers its whole ground. */
async function opaque(picture: Sharp): Promise<Buffer> {
  return picture.removeAlpha().withMetadata({density}).png({compressionLevel}).toBuffer()
}

async function write(path: string, bytes: Buffer): Promise<void> {
  await writeFile(new URL(path, import.meta.url), bytes)
}
