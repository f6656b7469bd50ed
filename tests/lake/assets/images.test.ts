import {createImageUrlBuilder} from '@sanity/image-url'
import test, {type ExecutionContext} from 'ava'
import sharp from 'sharp'
import {clientOf, lakeWith} from '../lakeFixture.ts'

type Builder = ReturnType<ReturnType<typeof createImageUrlBuilder>['image']>

/** 80 × 40: red on the left half, blue on the right. */
const TWO_COLOURS = sharp({create: {width: 80, height: 40, channels: 3, background: '#f00'}})
  .composite([
    {input: {create: {width: 40, height: 40, channels: 3, background: '#00f'}}, left: 40, top: 0},
  ])
  .png()

async function builderFor(t: ExecutionContext, bytes: Buffer, name = 'a.png') {
  const field = {_sanityAsset: `image@file://./images/${name}`}
  const lake = await lakeWith(t, [{_id: 'g', _type: 'guide', image: field}], {
    [`images/${name}`]: bytes,
  })
  const {image} = await clientOf(lake, 'visitor').fetch('*[_id == "g"][0]')
  const builder = createImageUrlBuilder({
    projectId: lake.projectId,
    dataset: lake.dataset,
    baseUrl: lake.url,
  })
  return {lake, image, builder}
}

async function drawn(url: string, headers: Record<string, string> = {}) {
  const answer = await fetch(url, {headers})
  const bytes = Buffer.from(await answer.arrayBuffer())
  if (answer.status !== 200) throw new Error(`${answer.status} ${bytes}`)
  const {width, height, format, isProgressive} = await sharp(bytes).metadata()
  const type = answer.headers.get('content-type')
  return {width, height, format, type, isProgressive, bytes, headers: answer.headers}
}

/** The colour at a place, as [red, green, blue, alpha]. */
async function colourAt(bytes: Buffer, left: number, top: number): Promise<number[]> {
  const area = {left, top, width: 1, height: 1}
  return [...(await sharp(bytes).ensureAlpha().extract(area).raw().toBuffer())]
}

const RED = [255, 0, 0, 255]
const BLUE = [0, 0, 255, 255]

const SIZES: Record<string, {ask: (image: Builder) => Builder; width: number; height: number}> = {
  'no size': {ask: (image) => image.quality(80), width: 80, height: 40},
  'a width': {ask: (image) => image.width(20), width: 20, height: 10},
  'a larger width': {ask: (image) => image.width(160), width: 160, height: 80},
  'a width for a dense screen': {ask: (image) => image.width(20).dpr(2), width: 40, height: 20},
  'a height': {ask: (image) => image.height(20), width: 40, height: 20},
  'fit=max beyond its size': {ask: (image) => image.width(160).fit('max'), width: 80, height: 40},
  'fit=clip': {
    ask: (image) => image.width(20).height(20).ignoreImageParams().fit('clip'),
    width: 20,
    height: 10,
  },
  'fit=scale': {
    ask: (image) => image.width(20).height(20).ignoreImageParams().fit('scale'),
    width: 20,
    height: 20,
  },
  'fit=fill': {
    ask: (image) => image.width(20).height(20).ignoreImageParams().fit('fill').bg('00ff00'),
    width: 20,
    height: 20,
  },
  'fit=fillmax': {
    ask: (image) => image.width(200).height(100).ignoreImageParams().fit('fillmax'),
    width: 200,
    height: 100,
  },
  'fit=crop': {
    ask: (image) => image.width(30).height(30).ignoreImageParams().fit('crop'),
    width: 30,
    height: 30,
  },
  'fit=crop with entropy': {
    ask: (image) => image.width(30).height(30).fit('crop').crop('entropy'),
    width: 30,
    height: 30,
  },
  'fit=min beyond its size': {
    ask: (image) => image.width(100).height(100).ignoreImageParams().fit('min'),
    width: 40,
    height: 40,
  },
  'a rectangle': {ask: (image) => image.rect(10, 0, 20, 30), width: 20, height: 30},
  'a rectangle and a width': {
    ask: (image) => image.rect(10, 0, 20, 30).width(10),
    width: 10,
    height: 15,
  },
  'a turn': {ask: (image) => image.orientation(90), width: 40, height: 80},
  padding: {ask: (image) => image.width(40).pad(5), width: 40, height: 25},
  'a greatest width': {ask: (image) => image.maxWidth(40), width: 40, height: 20},
  'a smallest height': {ask: (image) => image.minHeight(80), width: 160, height: 80},
}

for (const [name, {ask, width, height}] of Object.entries(SIZES)) {
  test(`an image asked for with ${name} has the right size`, async (t) => {
    const {builder, image} = await builderFor(t, await TWO_COLOURS.toBuffer())
    t.like(await drawn(ask(builder.image(image)).url()), {width, height, format: 'png'})
  })
}

test('an image asked for without parameters is the very file', async (t) => {
  const bytes = await TWO_COLOURS.toBuffer()
  const {builder, image} = await builderFor(t, bytes)
  const got = await drawn(builder.image(image).url())
  t.true(got.bytes.equals(bytes))
  t.regex(got.headers.get('cache-control') ?? '', /immutable/)
  t.regex(got.headers.get('content-security-policy') ?? '', /sandbox/)
})

test('crop, hotspot and position choose the part that is shown', async (t) => {
  const {builder, image} = await builderFor(t, await TWO_COLOURS.toBuffer())
  const square = (source: object) => builder.image(source).width(20).height(20)
  const shown = async (url: string) => colourAt((await drawn(url)).bytes, 10, 10)
  const hotspot = (x: number) => ({x, y: 0.5, width: 0.1, height: 0.1})
  t.deepEqual(await shown(square({...image, hotspot: hotspot(0.1)}).url()), RED)
  t.deepEqual(await shown(square({...image, hotspot: hotspot(0.9)}).url()), BLUE)
  const crop = {left: 0.5, right: 0, top: 0, bottom: 0}
  t.deepEqual(
    await shown(
      builder
        .image({...image, crop})
        .width(20)
        .url(),
    ),
    BLUE,
  )
  const cropped = square(image).fit('crop')
  t.deepEqual(await shown(cropped.crop('left').url()), RED)
  t.deepEqual(await shown(cropped.crop('right').url()), BLUE)
  t.deepEqual(await shown(cropped.crop('focalpoint').focalPoint(0.9, 0.5).url()), BLUE)
  t.deepEqual(await shown(builder.image(image).flipHorizontal().url()), BLUE)
})

test('background, inversion and filling change colours as asked', async (t) => {
  const {builder, image} = await builderFor(t, await TWO_COLOURS.toBuffer())
  const filled = builder.image(image).width(20).height(20).ignoreImageParams().fit('fill')
  t.deepEqual(
    await colourAt((await drawn(filled.bg('00ff00').url())).bytes, 1, 1),
    [0, 255, 0, 255],
  )
  t.deepEqual(await colourAt((await drawn(filled.url())).bytes, 1, 1), [255, 255, 255, 255])
  const inverted = (await drawn(builder.image(image).invert(true).url())).bytes
  t.deepEqual(await colourAt(inverted, 1, 1), [0, 255, 255, 255])
  const grey = (await drawn(builder.image(image).saturation(-100).url())).bytes
  const [red, green, blue] = await colourAt(grey, 1, 1)
  t.true(red === green && green === blue)
})

test('the format is the one asked for, or the best the reader takes', async (t) => {
  const {builder, image} = await builderFor(t, await TWO_COLOURS.toBuffer())
  const base = builder.image(image)
  t.like(await drawn(base.format('jpg').url()), {format: 'jpeg', type: 'image/jpeg'})
  t.like(await drawn(base.format('pjpg').url()), {format: 'jpeg', isProgressive: true})
  t.like(await drawn(base.format('webp').url()), {format: 'webp', type: 'image/webp'})
  const auto = base.auto('format').url()
  t.like(await drawn(auto, {accept: 'image/avif,image/webp,*/*'}), {type: 'image/avif'})
  t.like(await drawn(auto, {accept: 'image/webp,*/*'}), {format: 'webp'})
  t.like(await drawn(auto, {accept: 'image/png'}), {format: 'png'})
  const small = await drawn(base.format('jpg').quality(10).url())
  const large = await drawn(base.format('jpg').quality(100).url())
  t.true(small.bytes.length < large.bytes.length)
  const sharpened = await drawn(base.blur(50).sharpen(20).url())
  t.is(sharpened.format, 'png')
  t.regex(
    (await drawn(base.forceDownload('a b.png').url())).headers.get('content-disposition') ?? '',
    /a%20b\.png/,
  )
})

test('a photograph that lies on its side is cut as a viewer sees it', async (t) => {
  const turned = await TWO_COLOURS.clone()
    .jpeg({quality: 100})
    .withMetadata({orientation: 6})
    .toBuffer()
  const {builder, image} = await builderFor(t, turned, 'a.jpg')
  const got = await drawn(builder.image(image).rect(0, 50, 40, 30).format('png').url())
  t.like(got, {width: 40, height: 30})
  const [red = 0, , blue = 0] = await colourAt(got.bytes, 20, 20)
  t.true(blue > 200 && red < 50)
})

test('the same address gives the same bytes', async (t) => {
  const {builder, image} = await builderFor(t, await TWO_COLOURS.toBuffer())
  const url = builder.image(image).width(33).format('jpg').url()
  t.true((await drawn(url)).bytes.equals((await drawn(url)).bytes))
})

test('a parameter that cannot be is refused with what it may be', async (t) => {
  const {builder, image} = await builderFor(t, await TWO_COLOURS.toBuffer())
  const url = builder.image(image).url()
  const asked = [
    'w=0',
    'w=-1',
    'w=99999',
    'fit=none',
    'fm=exe',
    'rect=1,2,3',
    'rect=0,0,81,10',
    'bg=zz',
    'dpr=x',
    'or=45',
    'q=',
  ]
  for (const parameter of asked) {
    t.is((await fetch(`${url}?${parameter}`)).status, 400, parameter)
  }
  t.is((await fetch(`${url}?w=8192&h=8192&dpr=8`)).status, 400)
  t.is((await fetch(url.replace(/[0-9a-f]{40}/, '0'.repeat(40)))).status, 404)
})
