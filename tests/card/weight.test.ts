import test from 'ava'
import sharp from 'sharp'
import {createCardRenderer} from '../../renderers/card/cards.ts'
import {loadFonts} from '../../studio/pipeline/pieces/fonts.ts'
import {figure, fourColours, guideFrom, photograph} from './documents.ts'

const renderer = createCardRenderer(loadFonts())
const photo = await photograph('image-photo', 1600, 1000)
const drawing = await fourColours('image-drawn', 1600, 1000)
const withPhoto = guideFrom([figure(photo)], {pictures: [photo]})
const withDrawing = guideFrom([figure(drawing)], {pictures: [drawing]})

test('cards with a photograph are JPEG that messengers take; the others stay PNG', async (t) => {
  const {value: cards, findings} = await renderer.render(withPhoto.guide, {
    images: withPhoto.images,
  })
  t.deepEqual(findings, [])
  for (const {name, bytes, mediaType, extension} of cards) {
    const pictured = name !== 'closing'
    t.is(mediaType, pictured ? 'image/jpeg' : 'image/png', name)
    t.is(extension, pictured ? 'jpg' : 'png', name)
    t.is((await sharp(bytes).metadata()).format, pictured ? 'jpeg' : 'png', name)
    t.true(bytes.length <= (name === 'og' ? 300_000 : 500_000), `${name}: ${bytes.length}`)
  }
})

test('cards with a drawn figure are PNG', async (t) => {
  const {guide, images} = withDrawing
  const {value: cards} = await renderer.render(guide, {images})
  t.deepEqual([...new Set(cards.map(({mediaType}) => mediaType))], ['image/png'])
})

test('all cards take the format that is asked for', async (t) => {
  const {guide, images} = withDrawing
  for (const format of ['webp', 'jpeg'] as const) {
    const {value: cards} = await renderer.render(guide, {images, format})
    for (const {bytes, name} of cards) {
      const metadata = await sharp(bytes).metadata()
      t.is(metadata.format, format, name)
      t.true(metadata.exif?.toString('latin1').includes(guide.revision), name)
    }
  }
})

test('a card that cannot be kept light enough is a finding that names the picture', async (t) => {
  const {guide, images} = withPhoto
  const {findings} = await renderer.render(guide, {images, format: 'png'})
  const [finding] = findings.filter(({problem}) => problem.includes('“portrait”'))
  t.like(finding, {severity: 'warning', document: 'guide-a', path: 'body[_key=="fimage-photo"]'})
  t.regex(finding?.problem ?? '', /weighs \d+ kB.* heavier than 500 kB/)
})
