import {crc32, deflateSync} from 'node:zlib'
import test, {type ExecutionContext} from 'ava'
import sharp from 'sharp'
import {clientOf, lakeWith} from '../lakeFixture.ts'

const PICTURE = sharp({create: {width: 30, height: 10, channels: 4, background: '#3698'}}).png()

async function editorOf(t: ExecutionContext) {
  return clientOf(await lakeWith(t, []), 'editor')
}

test('an image is uploaded, described and served', async (t) => {
  const client = await editorOf(t)
  const bytes = await PICTURE.toBuffer()
  const asset = await client.assets.upload('image', bytes, {
    filename: 'screen shot.png',
    title: 'The screen',
    source: {id: '1', name: 'camera', url: 'https://example.com/'},
  })
  t.regex(asset._id, /^image-[0-9a-f]{40}-30x10-png$/)
  t.like(asset, {
    _type: 'sanity.imageAsset',
    originalFilename: 'screen shot.png',
    title: 'The screen',
    source: {id: '1', name: 'camera', url: 'https://example.com/'},
    size: bytes.length,
    mimeType: 'image/png',
    metadata: {hasAlpha: true, isOpaque: false, dimensions: {width: 30, height: 10}},
  })
  const served = await fetch(asset.url)
  t.true(Buffer.from(await served.arrayBuffer()).equals(bytes))
  t.deepEqual(await client.fetch('*[_id == $id][0].url', {id: asset._id}), asset.url)
})

test('the same bytes are one asset', async (t) => {
  const client = await editorOf(t)
  const bytes = await PICTURE.toBuffer()
  const first = await client.assets.upload('image', bytes, {filename: 'one.png'})
  const second = await client.assets.upload('image', bytes, {filename: 'two.png'})
  t.deepEqual(first, second)
})

test('a file is uploaded, and downloaded rather than opened', async (t) => {
  const client = await editorOf(t)
  const asset = await client.assets.upload('file', Buffer.from('<script>'), {
    filename: 'page.html',
    contentType: 'text/html',
  })
  t.regex(asset._id, /^file-[0-9a-f]{40}-html$/)
  const served = await fetch(asset.url)
  t.is(await served.text(), '<script>')
  t.regex(served.headers.get('content-disposition') ?? '', /^attachment/)
  t.is(served.headers.get('content-type'), 'application/octet-stream')
})

const SVG = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" width="9" height="9" ${attributes}>${inside}</svg>`

test('a drawing is accepted as SVG, and served so that nothing in it can run', async (t) => {
  const client = await editorOf(t)
  const svg = SVG(
    '<defs><g id="g"><rect width="5" height="5" fill="url(#p)"/></g></defs><use href="#g"/><style>rect{fill:url( "#p" )}</style>',
  )
  const asset = await client.assets.upload('image', Buffer.from(svg), {filename: 'a.svg'})
  t.regex(asset._id, /-9x9-svg$/)
  const served = await fetch(asset.url)
  t.is(served.headers.get('content-type'), 'image/svg+xml')
  t.regex(served.headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/)
  t.is(served.headers.get('x-content-type-options'), 'nosniff')
})

test('what drawing programs note, and words about loading, do no harm', async (t) => {
  const client = await editorOf(t)
  const svg = SVG(
    '<i:namedview xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:zoom="1"/><text>url(https://x) C:\\new</text><path style="fill:#fff;stroke:url(#p)" d="M0 0h9"/>',
  )
  const asset = await client.assets.upload('image', Buffer.from(svg))
  t.regex(asset._id, /-9x9-svg$/)
})

const UNSAFE_SVG: Record<string, string> = {
  'a script': SVG('<script>alert(1)</script>'),
  'a script under another prefix': SVG('<s:SCRIPT xmlns:s="http://www.w3.org/2000/svg"/>'),
  'an event handler': SVG('', 'onload="alert(1)"'),
  'a link that runs code': SVG('<a href="java&#115;cript:alert(1)"><rect/></a>'),
  'an old link to elsewhere': SVG('<image x:href="https://example.com/a.png"/>'),
  'a page inside': SVG('<foreignObject><b/></foreignObject>'),
  'a style that loads': SVG('<style>@import "https://example.com/a.css"</style>'),
  'an attribute that loads': SVG('<rect fill="url(https://example.com/a)"/>'),
  'an escaped style': SVG('<style>rect{fill:u\\72l(https://example.com/a)}</style>'),
  'an animation of a link': SVG('<a><animate attributeName="href" to="javascript:alert(1)"/></a>'),
  'an element of a web page': SVG(
    '<h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=//example.com"/>',
  ),
  'an element of no known kind': SVG('<z xmlns="urn:unknown"/>'),
  'an element of no namespace': '<svg width="9" height="9"/>',
  'a style attribute with an escape': SVG('<rect style="fi\\6cl:red"/>'),
  'more copies than a drawing needs': SVG('<use href="#a"/>'.repeat(1001)),
  entities: `<!DOCTYPE svg [<!ENTITY a "b">]>${SVG('&a;')}`,
  'a style sheet instruction': `<?xml-stylesheet href="https://example.com/a.css"?>${SVG('')}`,
}

for (const [name, svg] of Object.entries(UNSAFE_SVG)) {
  test(`an SVG with ${name} is refused`, async (t) => {
    const lake = await lakeWith(t, [])
    const upload = clientOf(lake, 'editor').assets.upload('image', Buffer.from(svg))
    await t.throwsAsync(upload, {message: /not safe|not an image/})
    t.is(lake.size(), 0)
  })
}

const FAULTY: Record<string, () => Promise<Buffer> | Buffer> = {
  'no image at all': () => Buffer.from('<html>'),
  'an image that is cut off': async () => (await noise()).subarray(0, 2000),
  'an image that unpacks to more than a machine holds': () => bomb(60_000, 60_000),
  nothing: () => Buffer.alloc(0),
}

for (const [name, make] of Object.entries(FAULTY)) {
  test(`${name} is refused as an image, with the reason`, async (t) => {
    const lake = await lakeWith(t, [])
    const upload = clientOf(lake, 'editor').assets.upload('image', await make())
    await t.throwsAsync(upload, {message: /This is not an image that can be used/})
    t.is(lake.size(), 0)
  })
}

test('too large an upload is refused before it is read', async (t) => {
  const lake = await lakeWith(t, [])
  const upload = clientOf(lake, 'editor').assets.upload('image', Buffer.alloc(51 * 1024 * 1024))
  await t.throwsAsync(upload, {message: /More than 52428800 bytes/})
  t.is(lake.size(), 0)
})

/** An image that does not compress. */
function noise(): Promise<Buffer> {
  const create = {
    width: 100,
    height: 100,
    channels: 3 as const,
    background: '#000',
    noise: {type: 'gaussian' as const, mean: 128, sigma: 60},
  }
  return sharp({create}).png().toBuffer()
}

/** A small PNG that says it is very large. */
function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(1_000_000))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
