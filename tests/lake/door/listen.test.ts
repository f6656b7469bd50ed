import type {ListenEvent, ListenParams, SanityClient} from '@sanity/client'
import {BufferedDocument, Mutation} from '@sanity/mutator'
import test, {type ExecutionContext} from 'ava'
import {applyPatch} from 'mendoza'
import {openLake} from '../../../studio/lake/lake.ts'
import {clientOf, datasetOf, folderFor, lakeWith} from '../lakeFixture.ts'
import {readEvents} from './eventReader.ts'
import {oneByOne} from './oneByOne.ts'

const STUDIO = 'http://localhost:3333'
const A = {_id: 'a', _type: 'guide', title: 'A'}
const B = {_id: 'b', _type: 'guide', title: 'B'}

type Heard = ListenEvent<Record<string, unknown>>

/** Begins to listen, and gives the events one by one. */
async function listening(
  t: ExecutionContext,
  client: SanityClient,
  query: string,
  params: ListenParams = {},
  options: object = {},
): Promise<() => Promise<Heard>> {
  const events = client.listen(query, params, {events: ['welcome', 'mutation'], ...options})
  const next = oneByOne<Heard>(t, events)
  t.is((await next()).type, 'welcome')
  return next
}

test('a listener hears how documents come to match its query, change, and cease to', async (t) => {
  const client = clientOf(await lakeWith(t, [A]), 'editor')
  const next = await listening(t, client, '*[_type == $type && title != "hidden"]', {type: 'guide'})
  await client.create({_id: 's', _type: 'service'})
  await client.create(B)
  const appeared = await next()
  t.like(appeared, {documentId: 'b', transition: 'appear', identity: 'local'})
  await client.patch('b').set({title: 'hidden'}).commit()
  t.like(await next(), {documentId: 'b', transition: 'disappear'})
  await client.patch('b').set({title: 'more hidden'}).commit()
  t.like(await next(), {documentId: 'b', transition: 'appear'})
  await client.patch('a').set({title: 'A2'}).commit()
  const updated = await next()
  t.like(updated, {documentId: 'a', transition: 'update', result: {title: 'A2'}})
  t.false('previous' in updated)
  await client.delete('a')
  const gone = await next()
  t.like(gone, {documentId: 'a', transition: 'disappear'})
  t.false('result' in gone)
})

test('an event says as much as was asked for', async (t) => {
  const client = clientOf(await lakeWith(t, [A]), 'editor')
  const next = await listening(
    t,
    client,
    '*[_id == "a"]',
    {},
    {
      includeResult: false,
      includePreviousRevision: true,
      includeMutations: false,
      visibility: 'transaction',
    },
  )
  await client.patch('a').set({title: 'A2'}).commit()
  const event = await next()
  t.like(event, {previous: {title: 'A'}, visibility: 'transaction'})
  t.false('result' in event)
  t.false('mutations' in event)
})

test('revisions chain, effects lead from one to the next and back, and each document is told once', async (t) => {
  const client = clientOf(await lakeWith(t, [A, B]), 'editor')
  const before = await client.getDocument('a')
  const next = await listening(
    t,
    client,
    '*[_id in ["a", "b"]]',
    {},
    {
      effectFormat: 'mendoza',
      includePreviousRevision: true,
    },
  )
  const {transactionId} = await client
    .transaction()
    .patch('a', {set: {title: 'A2'}})
    .patch('b', {set: {title: 'B2'}})
    .patch('a', {set: {summary: 's'}})
    .create({_id: 'elsewhere', _type: 'service'})
    .commit()
  const [a, b] = [await next(), await next()]
  if (a.type !== 'mutation' || b.type !== 'mutation') throw new Error('No mutation was heard.')
  t.like(a, {transactionId, previousRev: before?._rev, resultRev: transactionId})
  t.like(a, {transactionTotalEvents: 2, transactionCurrentEvent: 1})
  t.like(b, {documentId: 'b', transactionTotalEvents: 2, transactionCurrentEvent: 2})
  t.is(a.mutations.length, 2)
  const {_rev, ...result} = a.result ?? {}
  const {_rev: _, ...previous} = a.previous ?? {}
  t.deepEqual(applyPatch(previous, a.effects?.apply ?? []), result)
  t.deepEqual(applyPatch(result, a.effects?.revert ?? []), previous)
  await client.patch('a').set({title: 'A3'}).commit()
  t.like(await next(), {previousRev: transactionId})
  await client.delete('a')
  const deleted = await next()
  t.deepEqual(deleted.type === 'mutation' && deleted.effects?.apply, [0, null])
})

test('the mutations of events lead Studio’s own document class to what the lake has', async (t) => {
  const client = clientOf(await lakeWith(t, [A]), 'editor')
  const document = new BufferedDocument(null)
  const next = await listening(t, client, '*[_id == "drafts.a"]', {}, {includeAllVersions: true})
  await client.create({_id: 'drafts.a', _type: 'guide', list: [{_key: 'x'}]})
  await client.patch('drafts.a').set({'list[_key=="x"].text': 'one'}).inc({n: 1}).commit()
  await client
    .patch('drafts.a')
    .diffMatchPatch({'list[0].text': '@@ -1,3 +1,3 @@\n-one\n+two\n'})
    .commit()
  await client.createOrReplace({_id: 'drafts.a', _type: 'guide', title: 'new'})
  await client.patch('drafts.a').setIfMissing({title: 'x', summary: 'y'}).commit()
  for (let index = 0; index < 5; index += 1) {
    const event = await next()
    if (event.type !== 'mutation') throw new Error('No mutation was heard.')
    document.arrive(new Mutation(JSON.parse(JSON.stringify(event))))
  }
  t.deepEqual<unknown, unknown>(document.LOCAL, await client.getDocument('drafts.a'))
})

test('a listener that comes back is told what it missed, even after the lake was started anew', async (t) => {
  const store = await folderFor(t)
  const first = await openLake({store})
  await first.load(await datasetOf(t, [A, B]))
  const token = {authorization: `Bearer ${first.token}`}
  const path = `/vX/data/listen/production?query=${encodeURIComponent('*[_type == "guide"]')}&enableResume=true`
  const before = await readEvents(t, first.url + path, token)
  t.is((await before.next()).event, 'welcome')
  const editor = clientOf(first, 'editor')
  await editor.transaction([{delete: {id: 'b'}}, {patch: {id: 'a', set: {title: '1'}}}]).commit()
  const seen = await before.next()
  t.is(seen.data.documentId, 'a')
  before.close()
  await editor.patch('a').set({title: '2'}).commit()
  await first.close()

  const second = await openLake({store})
  t.teardown(() => second.close())
  await clientOf(second, 'editor').patch('a').set({title: '3'}).commit()
  const resumed = {...token, 'last-event-id': seen.id ?? ''}
  const after = await readEvents(t, second.url + path, resumed)
  t.is((await after.next()).event, 'welcomeback')
  t.like((await after.next()).data, {documentId: 'b', transition: 'disappear'})
  const titles = [await after.next(), await after.next()].map(({data}) => data.mutations)
  t.is(
    JSON.stringify(titles)
      .match(/"title":"([23])"/g)
      ?.join(),
    '"title":"2","title":"3"',
  )

  const lost = await readEvents(t, second.url + path, {...token, 'last-event-id': 'unknown#a'})
  t.is((await lost.next()).event, 'reset')
})

test('a query that is no filter, or cannot be read, is told to the listener', async (t) => {
  const client = clientOf(await lakeWith(t, [A]), 'editor')
  const failure = (query: string) =>
    new Promise<Error>((resolve) => {
      client.listen(query).subscribe({error: resolve})
    })
  t.regex((await failure('*[_type ==')).message, /GROQ query parse error/)
  t.regex((await failure('count(*)')).message, /needs a filter/)
})

test('a browser’s listeners each get a host of their own, and need no token there', async (t) => {
  const lake = await lakeWith(t, [A, {...A, _id: 'drafts.a'}], {}, {origins: [STUDIO]})
  const {port} = new URL(lake.url)
  const path = '/vX/data/listen/production?query=*&includeAllVersions=true'
  const browser = {origin: STUDIO, authorization: `Bearer ${lake.token}`}
  await filledAtHome(t, lake.url + path)
  const hosts = new Set<string>()
  for (let count = 0; count < 8; count += 1) {
    const sent = await readEvents(t, `http://localdev.api.localhost:${port}${path}`, browser)
    t.is(sent.status, 307)
    t.is(sent.headers['access-control-allow-origin'], STUDIO)
    const location = sent.headers.location ?? ''
    hosts.add(new URL(location).host)
    const events = await readEvents(t, location, {origin: 'null'})
    t.is(events.headers['access-control-allow-origin'], 'null')
    t.is((await events.next()).event, 'welcome')
    await clientOf(lake, 'editor').patch('drafts.a').set({count}).commit()
    t.is((await events.next()).data.documentId, 'drafts.a')
  }
  t.is(hosts.size, 8)
})

/** Takes the places for listeners that stay where they asked. */
async function filledAtHome(t: ExecutionContext, url: string) {
  for (let count = 0; count < 3; count += 1) await readEvents(t, url, {origin: STUDIO})
}

test('a ticket opens the one listener that it was made for, as the one who asked', async (t) => {
  const lake = await lakeWith(t, [A, {...A, _id: 'drafts.a'}], {}, {origins: [STUDIO]})
  const path = '/vX/data/listen/production?query=*'
  await filledAtHome(t, lake.url + path)
  const sent = await readEvents(t, lake.url + path, {origin: STUDIO})
  const location = sent.headers.location ?? ''
  const status = async (url: string, origin = 'null') => (await readEvents(t, url, {origin})).status
  t.is(await status(location), 200)
  t.is(await status(location, 'http://evil.example'), 403)
  t.is(await status(location.replace(/as=[^&]*/, 'as=local')), 403)
  t.is(await status(location.replace('data/listen', 'data/export')), 403)
  t.is(await status(location.replace(/&ticket=.*/, '')), 403)
  t.is(await status(location.replace(/s\d+\.sse\./, '')), 403)
  const events = await readEvents(t, location, {origin: 'null'})
  t.is((await events.next()).event, 'welcome')
  const editor = clientOf(lake, 'editor')
  await editor.patch('drafts.a').set({title: 'Secret'}).commit()
  await editor.patch('a').set({title: 'Open'}).commit()
  t.is((await events.next()).data.documentId, 'a')
})

test('a listener that a document is too much for hears why, and the edit stands', async (t) => {
  const client = clientOf(await lakeWith(t, [A]), 'editor')
  // So long that no machine is done with it in time: then there would be nothing to hear.
  const list = Array.from({length: 30_000}, (_, n) => n)
  const failed = new Promise<Error>((resolve) => {
    client
      .listen('*[count(list[@ in ^.^.list]) > 1]', {}, {events: ['welcome', 'mutation']})
      .subscribe({
        next: ({type}) => {
          if (type === 'welcome') void client.create({_id: 'b', _type: 'x', list})
        },
        error: resolve,
      })
  })
  t.regex((await failed).message, /too costly/)
  t.truthy(await client.getDocument('b'))
})

test('a filter that no change could wait for is refused', async (t) => {
  const client = clientOf(await lakeWith(t, [A]), 'editor')
  for (const filter of ['*[title match "a*a*a*a*a"]', `*[${'a || '.repeat(1_000)}b]`]) {
    const failure = await new Promise<Error>((resolve) => {
      client.listen(filter).subscribe({error: resolve})
    })
    t.regex(failure.message, /too costly/)
  }
})

test('drafts and versions are told as the API version and the listener say', async (t) => {
  const lake = await lakeWith(t, [A])
  const heardBy = async (apiVersion: string, options: object) => {
    const client = clientOf(lake, 'editor', apiVersion)
    const next = await listening(t, client, '*[_type == "guide"]', {}, options)
    const heard: string[] = []
    const writing = clientOf(lake, 'editor')
      .transaction()
      .createOrReplace({...A, _id: 'drafts.a'})
      .createOrReplace({...A, _id: 'versions.r.a'})
      .createOrReplace({...A, title: `${apiVersion} ${JSON.stringify(options)}`})
      .commit()
    for (let event = await next(); ; event = await next()) {
      if (event.type !== 'mutation') continue
      heard.push(event.documentId)
      if (event.transactionCurrentEvent === event.transactionTotalEvents) break
    }
    await writing
    return heard
  }
  const all = ['a', 'drafts.a', 'versions.r.a']
  t.deepEqual(await heardBy('2025-02-19', {}), ['a'])
  t.deepEqual(await heardBy('X', {}), ['a'])
  t.deepEqual(await heardBy('2025-02-19', {includeAllVersions: true}), all)
  t.deepEqual(await heardBy('2021-03-25', {}), all)
})
