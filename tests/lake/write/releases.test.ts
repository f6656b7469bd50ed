import test, {type ExecutionContext} from 'ava'
import {openLake} from '../../../studio/lake/lake.ts'
import {clientOf, folderFor, lakeWith} from '../lakeFixture.ts'

const A = {_id: 'a', _type: 'guide', title: 'A'}
const B = {_id: 'b', _type: 'guide', title: 'B'}
const releaseId = 'term2'

async function editorOf(t: ExecutionContext, documents: readonly object[]) {
  const lake = await lakeWith(t, documents)
  const client = clientOf(lake, 'editor').withConfig({perspective: 'raw'})
  const titles = async (perspective: 'raw' | 'published' | string[]) => {
    const found = await client.fetch<{_id: string; title: string}[]>(
      '*[_type == "guide"]{_id, title}',
      {},
      {perspective},
    )
    return Object.fromEntries(found.map(({_id, title}) => [_id, title]))
  }
  const prepare = async () => {
    await client.releases.create({releaseId, metadata: {title: 'Term 2', releaseType: 'asap'}})
    await client.createVersion({publishedId: 'a', baseId: 'a', releaseId})
    await client.patch(`versions.${releaseId}.a`).set({title: 'A of term 2'}).commit()
    const to = {_type: 'reference', _ref: 'a'}
    await client.action({
      actionType: 'sanity.action.document.version.create',
      publishedId: 'c',
      document: {_id: `versions.${releaseId}.c`, _type: 'guide', title: 'C', to},
    })
    await client.unpublishVersion({publishedId: 'b', releaseId})
  }
  return {lake, client, titles, prepare}
}

test('a release is made, edited, seen through its perspective, and hidden from visitors', async (t) => {
  const {lake, client, titles, prepare} = await editorOf(t, [A, B])
  await prepare()
  await client.releases.edit({releaseId, patch: {set: {'metadata.title': 'Term two'}}})
  t.like(await client.releases.get({releaseId}), {
    _id: '_.releases.term2',
    _type: 'system.release',
    name: 'term2',
    state: 'active',
    metadata: {title: 'Term two', releaseType: 'asap'},
  })
  const {result} = await client.releases.fetchDocuments({releaseId})
  t.deepEqual(
    result.map(({_id}) => _id),
    ['versions.term2.a', 'versions.term2.b', 'versions.term2.c'],
  )
  t.deepEqual(await titles([releaseId]), {a: 'A of term 2', c: 'C'})
  t.deepEqual(await titles('published'), {a: 'A', b: 'B'})
  t.deepEqual(await clientOf(lake, 'visitor').fetch('*[_type == "system.release"]'), [])

  await t.throwsAsync(client.releases.create({releaseId}), {message: /already exists/})
  await t.throwsAsync(client.releases.create({releaseId: 'drafts'}), {message: /releaseId/})
  await t.throwsAsync(client.releases.edit({releaseId, patch: {set: {state: 'published'}}}), {
    message: /"metadata" only/,
  })
  await t.throwsAsync(client.releases.publish({releaseId: 'none'}), {message: /no document/})
})

test('the draft and versions of a document are found as they come and go', async (t) => {
  const {client, prepare} = await editorOf(t, [A, B])
  const versionsOf = (id: string) =>
    client.fetch<string[]>('*[_type == "guide" && sanity::versionOf($id)]._id', {id})
  t.deepEqual(await versionsOf('a'), ['a'])
  await prepare()
  await client.create({_id: 'drafts.a', _type: 'guide', title: 'A of today'})
  t.deepEqual(await versionsOf('a'), ['a', 'drafts.a', 'versions.term2.a'])
  t.deepEqual(await versionsOf('c'), ['versions.term2.c'])
  t.deepEqual(await versionsOf('drafts.a'), ['drafts.a'])
  await client.delete('drafts.a')
  t.deepEqual(await versionsOf('a'), ['a', 'versions.term2.a'])
  t.deepEqual(
    await client.fetch('*[sanity::versionOf("a")]._id', {}, {perspective: ['term2']}),
    ['a'],
    'Seen through the release it is one document.',
  )
})

test('publishing a release changes, adds and takes away, all at once', async (t) => {
  const {client, titles, prepare} = await editorOf(t, [A, B])
  await prepare()
  const {transactionId} = await client.releases.publish({releaseId})
  t.deepEqual(await titles('raw'), {a: 'A of term 2', c: 'C'})
  for (const id of ['a', 'c']) t.is((await client.getDocument(id))?._rev, transactionId)
  t.like(await client.releases.get({releaseId}), {state: 'published', _rev: transactionId})
  await t.throwsAsync(client.releases.publish({releaseId}), {message: /is published/})
  await t.throwsAsync(client.createVersion({publishedId: 'a', baseId: 'a', releaseId}), {
    message: /is published/,
  })
  await client.releases.delete({releaseId})
  t.is(await client.releases.get({releaseId}), undefined)
})

test('a release that would break a reference is published not at all', async (t) => {
  const {client, titles} = await editorOf(t, [A, B, {...A, _id: 'd', title: 'D', to: {_ref: 'b'}}])
  await client.releases.create({releaseId})
  await client.createVersion({publishedId: 'a', baseId: 'a', releaseId})
  await client.unpublishVersion({publishedId: 'b', releaseId})
  const before = await titles('raw')
  await t.throwsAsync(client.releases.publish({releaseId}), {message: /references to it from "d"/})
  t.deepEqual(await titles('raw'), before)
  t.is((await client.releases.get({releaseId}))?.state, 'active')
})

test('an archived release gives its versions up, and has them back as they were', async (t) => {
  const {client, titles, prepare} = await editorOf(t, [A, B])
  await prepare()
  const before = await titles('raw')
  await t.throwsAsync(client.releases.delete({releaseId}), {message: /is active/})
  await client.releases.archive({releaseId})
  t.deepEqual(await titles('raw'), {a: 'A', b: 'B'})
  t.is((await client.releases.get({releaseId}))?.state, 'archived')
  await client.releases.unarchive({releaseId})
  t.deepEqual(await titles('raw'), before)
  t.deepEqual(await titles([releaseId]), {a: 'A of term 2', c: 'C'})
  await client.discardVersion({publishedId: 'c', releaseId})
  t.deepEqual(await titles([releaseId]), {a: 'A of term 2'})
})

test('a scheduled release waits closed, and is published when its time has come', async (t) => {
  const {client, titles, prepare} = await editorOf(t, [A, B])
  await prepare()
  const far = new Date(Date.now() + 3_600_000).toISOString()
  await client.releases.schedule({releaseId, publishAt: far})
  t.like(await client.releases.get({releaseId}), {state: 'scheduled', publishAt: far})
  await t.throwsAsync(client.releases.publish({releaseId}), {message: /is scheduled/})
  await t.throwsAsync(client.discardVersion({publishedId: 'c', releaseId}), {
    message: /is scheduled/,
  })
  const together = [
    {actionType: 'sanity.action.release.unschedule', releaseId},
    {actionType: 'sanity.action.release.archive', releaseId},
    {actionType: 'sanity.action.release.unarchive', releaseId},
  ] as const
  await client.action([...together])
  t.is((await client.releases.get({releaseId}))?.state, 'active')
  t.deepEqual(await titles('published'), {a: 'A', b: 'B'})
  const soon = new Date(Date.now() + 250).toISOString()
  await client.releases.schedule({releaseId, publishAt: soon})
  await published(t, () => client.releases.get({releaseId}))
  t.deepEqual(await titles('published'), {a: 'A of term 2', c: 'C'})
})

test('a release that came due while the lake was closed is published when it opens', async (t) => {
  const store = await folderFor(t)
  const closed = await openLake({store})
  const before = clientOf(closed, 'editor')
  await before.create(A)
  await before.releases.create({releaseId})
  await before.createVersion({publishedId: 'a', baseId: 'a', releaseId})
  await before.patch(`versions.${releaseId}.a`).set({title: 'In time'}).commit()
  await before.releases.schedule({releaseId, publishAt: new Date(Date.now() + 400).toISOString()})
  await closed.close()
  await new Promise((resolve) => setTimeout(resolve, 450))

  const lake = await openLake({store})
  t.teardown(() => lake.close())
  const after = clientOf(lake, 'editor')
  await published(t, () => after.releases.get({releaseId}))
  t.is((await after.getDocument('a'))?.title, 'In time')
})

async function published(
  t: ExecutionContext,
  release: () => Promise<{state: string} | undefined>,
): Promise<void> {
  const givenUp = Date.now() + 20_000
  while ((await release())?.state !== 'published') {
    if (Date.now() > givenUp) return t.fail('It was not published.')
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
