import test from 'ava'
import {clientOf, lakeWith} from '../lakeFixture.ts'

const DOCUMENTS = [
  {_id: 'a', _type: 'guide', title: 'A published'},
  {_id: 'drafts.a', _type: 'guide', title: 'A draft'},
  {_id: 'drafts.b', _type: 'guide', title: 'B draft'},
  {_id: 'versions.r1.a', _type: 'guide', title: 'A in r1'},
  {_id: 'versions.r2.c', _type: 'guide', title: 'C in r2'},
  {_id: 'c', _type: 'guide', title: 'C published', about: {_type: 'reference', _ref: 'a'}},
  {_id: 'versions.r1.c', _type: 'guide', _system: {delete: true}},
  {_id: 'private.note', _type: 'guide', title: 'Private'},
]
const PUBLIC = ['A published', 'C published']

test('without a token no perspective and no API version shows a draft, a version or a private document', async (t) => {
  const lake = await lakeWith(t, DOCUMENTS)
  for (const apiVersion of ['1', '2021-03-25', '2025-02-19', 'X']) {
    const client = clientOf(lake, 'visitor', apiVersion)
    const given = ['raw', 'published', 'drafts', 'previewDrafts', ['r1'], ['r1', 'drafts']]
    for (const perspective of [undefined, ...given]) {
      const query = new URLSearchParams({query: '*{title} | order(title)'})
      if (perspective !== undefined) query.set('perspective', String(perspective))
      const answer = await fetch(`${lake.url}/v${apiVersion}/data/query/production?${query}`)
      const {result}: {result: {title: string}[]} = await answer.json()
      t.deepEqual(
        result.map(({title}) => title),
        PUBLIC,
        `${apiVersion} ${perspective}`,
      )
    }
    t.is(await client.fetch('*[_id == "drafts.a"][0]'), null)
    t.is(await client.fetch('*[_id == "private.note"][0].title'), null)
    t.is(await client.fetch('count(*[_id in ["drafts.a", "versions.r1.a", "a"]])'), 1)
    t.is(await client.fetch('count(*[_type == "guide"])'), 2)
    t.deepEqual(await client.fetch('*[references("a")]._id'), ['c'])
  }
})

test('without a token a document cannot be fetched by an id with a dot, nor is it told whether one exists', async (t) => {
  const lake = await lakeWith(t, DOCUMENTS)
  const client = clientOf(lake, 'visitor')
  const ids = ['a', 'drafts.a', 'drafts.nothing', 'versions.r1.a', 'private.note']
  const got = await client.getDocuments(ids)
  t.deepEqual(
    got.map((document) => document?._id),
    ['a', undefined, undefined, undefined, undefined],
  )
  const answer = await fetch(`${lake.url}/v1/data/doc/production/${ids.slice(1, 3).join(',')}`)
  t.deepEqual(await answer.json(), {
    documents: [],
    omitted: [
      {id: 'drafts.a', reason: 'permission'},
      {id: 'drafts.nothing', reason: 'permission'},
    ],
  })
  const versions = await client.getDocument('a', {includeAllVersions: true})
  t.deepEqual(
    versions.map(({_id}) => _id),
    ['a'],
  )
})

test('a wrong token is refused rather than treated as none', async (t) => {
  const lake = await lakeWith(t, DOCUMENTS)
  const client = clientOf(lake, 'visitor').withConfig({token: 'wrong'})
  await t.throwsAsync(client.fetch('*'), {message: /token is not this lake/})
})

test('with the token each perspective shows its layers', async (t) => {
  const lake = await lakeWith(t, DOCUMENTS)
  const client = clientOf(lake, 'editor')
  const titles = (perspective: 'raw' | 'published' | 'drafts' | string[]) =>
    client.fetch('*[_type == "guide" && defined(title)] | order(title).title', {}, {perspective})
  t.deepEqual(await titles('published'), ['A published', 'C published', 'Private'])
  t.deepEqual(await titles('drafts'), ['A draft', 'B draft', 'C published', 'Private'])
  t.deepEqual(await titles(['r1']), ['A in r1', 'Private'])
  t.deepEqual(await titles(['r2', 'drafts']), ['A draft', 'B draft', 'C in r2', 'Private'])
  t.is((await titles('raw')).length, 7)
})

test('the default perspective follows the API version', async (t) => {
  const lake = await lakeWith(t, DOCUMENTS)
  const count = (version: string) => clientOf(lake, 'editor', version).fetch('count(*)')
  t.is(await count('2025-02-18'), DOCUMENTS.length)
  t.is(await count('1'), DOCUMENTS.length)
  t.is(await count('2025-02-19'), 3)
})

test('in a layered perspective a document has its published id, and references follow the layers', async (t) => {
  const lake = await lakeWith(t, DOCUMENTS)
  const client = clientOf(lake, 'editor')
  const query = '*[_id == "c"][0]{_id, _originalId, "about": about->{_id, _originalId, title}}'
  t.deepEqual(await client.fetch(query, {}, {perspective: 'drafts'}), {
    _id: 'c',
    _originalId: 'c',
    about: {_id: 'a', _originalId: 'drafts.a', title: 'A draft'},
  })
})

test('a perspective that cannot be is refused', async (t) => {
  const lake = await lakeWith(t, DOCUMENTS)
  const answer = await fetch(`${lake.url}/v1/data/query/production?query=*&perspective=raw,drafts`)
  t.is(answer.status, 400)
  t.regex(await answer.text(), /cannot be combined/)
})
