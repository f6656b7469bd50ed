import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import test from 'ava'
import sharp from 'sharp'
import {clientOf, datasetOf, folderFor, lakeWith} from '../lakeFixture.ts'

const PICTURE = sharp({create: {width: 40, height: 20, channels: 3, background: '#369'}})

test('images and files become assets that documents refer to', async (t) => {
  const png = await PICTURE.clone().png().toBuffer()
  const lake = await lakeWith(
    t,
    [
      {
        _id: 'g',
        _type: 'guide',
        figure: {_type: 'image', _sanityAsset: 'image@file://./images/screen.png', alt: 'x'},
        leaflet: {_sanityAsset: 'file@file://./files/leaflet.pdf'},
      },
    ],
    {'images/screen.png': png, 'files/leaflet.pdf': Buffer.from('%PDF-')},
  )
  const client = clientOf(lake, 'visitor')
  const got = await client.fetch('*[_id == "g"][0]{figure{..., asset->}, leaflet{..., asset->}}')
  t.regex(got.figure.asset._id, /^image-[0-9a-f]{40}-40x20-png$/)
  t.like(got.figure, {alt: 'x', _type: 'image'})
  t.like(got.figure.asset, {
    _type: 'sanity.imageAsset',
    extension: 'png',
    mimeType: 'image/png',
    originalFilename: 'screen.png',
    size: png.length,
    metadata: {dimensions: {width: 40, height: 20, aspectRatio: 2}},
  })
  t.regex(got.leaflet.asset._id, /^file-[0-9a-f]{40}-pdf$/)
  t.is(got.leaflet._type, 'file')
  const image = await fetch(got.figure.asset.url)
  t.true(Buffer.from(await image.arrayBuffer()).equals(png))
  const file = await fetch(got.leaflet.asset.url)
  t.is(await file.text(), '%PDF-')
  t.regex(file.headers.get('content-disposition') ?? '', /^attachment/)
})

test('the size of an image is the size a viewer sees', async (t) => {
  const turned = await PICTURE.clone().jpeg().withMetadata({orientation: 6}).toBuffer()
  const document = {_id: 'g', _type: 'guide', i: {_sanityAsset: 'image@file://./images/a.jpg'}}
  const lake = await lakeWith(t, [document], {'images/a.jpg': turned})
  const asset = await clientOf(lake, 'visitor').fetch('*[_type == "sanity.imageAsset"][0]')
  t.like(asset.metadata.dimensions, {width: 20, height: 40})
  t.regex(asset._id, /-20x40-jpg$/)
})

test('the same dataset gives the same documents in every lake', async (t) => {
  const documents = [
    {_id: 'a', _type: 'guide', body: [{_type: 'block'}, {_type: 'block', _key: 'k'}]},
    {_id: 'b', _type: 'guide', _rev: 'r9', _updatedAt: '2026-01-02T03:04:05Z'},
    {_id: 'c', _type: 'guide', i: {_sanityAsset: 'image@file://./images/a.png'}},
  ]
  const files = {'images/a.png': await PICTURE.clone().png().toBuffer()}
  const content = async () => {
    const client = clientOf(await lakeWith(t, documents, files), 'editor')
    return client.fetch('*{..., "url": null}')
  }
  const [first, second] = [await content(), await content()]
  t.deepEqual(first, second)
  t.like(first[1], {_id: 'b', _rev: 'r9', _updatedAt: '2026-01-02T03:04:05Z'})
  t.like(first[0], {_createdAt: '2000-01-01T00:00:00.000Z'})
  t.truthy(first[0].body[0]._key)
  t.is(first[0].body[1]._key, 'k')
})

test('several files are read one after the other', async (t) => {
  const folder = await datasetOf(t, [{_id: 'a', _type: 'guide'}])
  await writeFile(join(folder, 'more.ndjson'), '\n{"_id": "b", "_type": "guide"}\n\n')
  const lake = await lakeWith(t, [])
  t.deepEqual(await lake.load(folder), {documents: 2, assets: 0})
})

test('a document replaces the one with its id', async (t) => {
  const lake = await lakeWith(t, [{_id: 'a', _type: 'guide', title: 'old'}])
  await lake.load(await datasetOf(t, [{_id: 'a', _type: 'guide', title: 'new'}]))
  t.is(await clientOf(lake, 'visitor').fetch('*[0].title'), 'new')
})

const FAULTS: Record<string, {lines: string; says: RegExp}> = {
  'broken JSON': {
    lines: '{"_id": "a", "_type": "x"}\n{"_id":',
    says: /data\.ndjson:2: the line is not JSON/,
  },
  'a line that is no object': {lines: '[]', says: /:1: the line is not a document/},
  'a missing id': {lines: '{"_type": "x"}', says: /:1: the document has no valid "_id"/},
  'an impossible id': {
    lines: '{"_id": "a/b", "_type": "x"}',
    says: /document "a\/b": .*valid "_id"/,
  },
  'a missing type': {lines: '{"_id": "a"}', says: /document "a": .*no "_type"/},
  'an id used twice': {
    lines: '{"_id":"a","_type":"x"}\n{"_id":"a","_type":"x"}',
    says: /:2: document "a": the id is used before, in .*data\.ndjson:1/,
  },
  'a missing image': {
    lines: '{"_id":"a","_type":"x","i":{"_sanityAsset":"image@file://./images/no.png"}}',
    says: /document "a": the file images\/no\.png is not there\. Put the file at/,
  },
  'an image that leaves the folder': {
    lines:
      '{"_id":"a","_type":"x","i":{"_sanityAsset":"image@file://./images/%2e%2e%2f%2e%2e%2fetc"}}',
    says: /is not there/,
  },
  'an image elsewhere': {
    lines: '{"_id":"a","_type":"x","i":{"_sanityAsset":"image@https://example.com/a.png"}}',
    says: /Write it as "image@file/,
  },
  'a reference to nothing': {
    lines: '{"_id":"a","_type":"x","list":[{"_ref":"gone"}]}',
    says: /document "a": list\[0\] refers to "gone", which is not there/,
  },
}

for (const [name, {lines, says}] of Object.entries(FAULTS)) {
  test(`a dataset with ${name} is refused, with the place and the mend`, async (t) => {
    const folder = await folderFor(t)
    await writeFile(join(folder, 'data.ndjson'), lines)
    const lake = await lakeWith(t, [])
    const error = await t.throwsAsync(lake.load(folder), {name: 'DatasetError', message: says})
    t.notRegex(error?.message ?? '', /\n/)
    t.is(lake.size(), 0)
  })
}

test('what is not an image is refused by name', async (t) => {
  const document = {_id: 'g', _type: 'guide', i: {_sanityAsset: 'image@file://./images/a.png'}}
  const folder = await datasetOf(t, [document], {'images/a.png': Buffer.from('no image')})
  const lake = await lakeWith(t, [])
  await t.throwsAsync(lake.load(folder), {message: /document "g": the image images\/a\.png cannot/})
})

test('an empty folder and a missing one are refused', async (t) => {
  const lake = await lakeWith(t, [])
  const folder = await folderFor(t)
  await t.throwsAsync(lake.load(folder), {message: /no \.ndjson file/})
  await t.throwsAsync(lake.load(join(folder, 'none')), {message: /no such folder/})
})
