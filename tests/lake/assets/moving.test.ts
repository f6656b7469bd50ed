import {createReadStream} from 'node:fs'
import {join} from 'node:path'
import {exportDataset} from '@sanity/export'
import {sanityImport} from '@sanity/import'
import test from 'ava'
import sharp from 'sharp'
import type {Lake} from '../../../studio/lake/lake.ts'
import {clientOf, datasetOf, folderFor, lakeWith} from '../lakeFixture.ts'

const DOCUMENTS = [
  {
    _id: 'guide-a',
    _type: 'guide',
    _createdAt: '2026-01-01T00:00:00Z',
    body: [
      {_type: 'block', _key: 'k', children: [{_type: 'span', _key: 's', text: 'Grüß Gott, 你好'}]},
    ],
    figure: {_type: 'image', alt: 'x', _sanityAsset: 'image@file://./images/a.png'},
    leaflet: {_type: 'file', _sanityAsset: 'file@file://./files/b.pdf'},
    service: {_type: 'reference', _ref: 'service-b'},
  },
  {
    _id: 'drafts.guide-a',
    _type: 'guide',
    title: 'Edited',
    service: {_type: 'reference', _ref: 'service-b'},
  },
  {_id: 'service-b', _type: 'service', guide: {_type: 'reference', _ref: 'guide-a'}},
]

async function filesOf() {
  const picture = sharp({create: {width: 12, height: 8, channels: 3, background: '#123'}})
  return {
    'images/a.png': await picture.png().toBuffer(),
    'files/b.pdf': Buffer.from('%PDF-1.7 b'),
  }
}

async function contentOf(lake: Lake) {
  const client = clientOf(lake, 'editor')
  const documents = await client.fetch(
    '*[!(_type match "sanity.*")]{..., "_rev": 0, "_updatedAt": 0, "_createdAt": 0}',
    {},
    {perspective: 'raw'},
  )
  const assets: {_id: string; url: string}[] = await client.fetch(
    '*[_type match "sanity.*"]{_id, url}',
  )
  const bytes = await Promise.all(
    assets.map(async ({_id, url}) => [_id, await (await fetch(url)).text()]),
  )
  return {documents, bytes}
}

test('a dataset goes out by @sanity/export and in by @sanity/import, assets and drafts included', async (t) => {
  const first = await lakeWith(t, DOCUMENTS, await filesOf())
  const outputPath = join(await folderFor(t), 'lake.tar.gz')
  for (const mode of ['stream', 'cursor'] as const) {
    const done = await exportDataset({
      client: clientOf(first, 'editor'),
      dataset: first.dataset,
      outputPath,
      mode,
    })
    t.like(done, {documentCount: 3, assetCount: 2})
    const second = await lakeWith(t, [])
    const {numDocs, warnings} = await sanityImport(createReadStream(outputPath), {
      client: clientOf(second, 'editor'),
      operation: 'create',
    })
    t.is(numDocs, 3)
    t.deepEqual(warnings, [])
    t.deepEqual(await contentOf(second), await contentOf(first))
  }
})

test('a dataset folder comes in by @sanity/import as the lake itself loads it', async (t) => {
  const files = await filesOf()
  const loaded = await lakeWith(t, DOCUMENTS, files)
  const imported = await lakeWith(t, [])
  await sanityImport(await datasetOf(t, DOCUMENTS, files), {
    client: clientOf(imported, 'editor'),
    operation: 'createOrReplace',
  })
  t.deepEqual(await contentOf(imported), await contentOf(loaded))
})
