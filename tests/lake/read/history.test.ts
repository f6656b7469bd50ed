import type {SanityClient} from '@sanity/client'
import test, {type ExecutionContext} from 'ava'
import {applyPatch} from 'mendoza'
import {clientOf, lakeWith} from '../lakeFixture.ts'

const A = {_id: 'a', _type: 'guide', title: 'A'}
const PAIR = {draftId: 'drafts.a', publishedId: 'a'}

async function lakeWithPast(t: ExecutionContext) {
  const client = clientOf(await lakeWith(t, [A]), 'editor', '2021-03-25')
  const edit = (title: string, transactionId: string) =>
    client.action(
      {actionType: 'sanity.action.document.edit', ...PAIR, patch: {set: {title}}},
      {transactionId},
    )
  await edit('first', 'one')
  await edit('second', 'two')
  await client.action(
    {actionType: 'sanity.action.document.publish', ...PAIR},
    {transactionId: 'three'},
  )
  await client.action(
    {actionType: 'sanity.action.document.unpublish', ...PAIR},
    {transactionId: 'four'},
  )
  await client.action(
    {actionType: 'sanity.action.document.discard', draftId: 'drafts.a'},
    {transactionId: 'five'},
  )
  return client
}

type Past = {
  id: string
  documentIDs: string[]
  mutations?: unknown[]
  effects: Record<string, {apply: unknown[]; revert: unknown[]}>
}

async function transactions(client: SanityClient, path: string): Promise<Past[]> {
  const {token} = client.config()
  const answer = await fetch(client.getUrl(`/data/history/production/transactions/${path}`), {
    headers: {authorization: `Bearer ${token}`},
  })
  return (await answer.text())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

test('the transactions of a document and its draft lead back to its beginning', async (t) => {
  const client = await lakeWithPast(t)
  const past = await transactions(client, 'a,drafts.a?effectFormat=mendoza&excludeContent=true')
  t.deepEqual(
    past.slice(1).map(({id}) => id),
    ['one', 'two', 'three', 'four', 'five'],
  )
  t.true(past.every((transaction) => !('mutations' in transaction)))
  let draft: unknown = null
  for (const {effects} of past) {
    if (effects['drafts.a']) draft = applyPatch(draft, effects['drafts.a'].apply)
  }
  t.is(draft, null)
  for (const {effects} of past.slice(2).toReversed()) {
    if (effects['drafts.a']) draft = applyPatch(draft, effects['drafts.a'].revert)
  }
  t.like(draft, {_id: 'drafts.a', title: 'first'})
})

test('a part of the past is given on request', async (t) => {
  const client = await lakeWithPast(t)
  const ids = async (path: string) => (await transactions(client, path)).map(({id}) => id)
  t.deepEqual(await ids('drafts.a?limit=2'), ['one', 'two'])
  t.deepEqual(await ids('drafts.a?limit=2&reverse=true'), ['five', 'four'])
  t.deepEqual(await ids('drafts.a?fromTransaction=two&toTransaction=four'), [
    'two',
    'three',
    'four',
  ])
  t.deepEqual(await ids('drafts.a?toTransaction=two&reverse=true'), ['two', 'one'])
  t.deepEqual(await ids('drafts.a?fromTime=2999-01-01T00:00:00Z'), [])
  t.deepEqual(await ids('nothing'), [])
  const [, , , published] = await transactions(client, 'a,drafts.a')
  t.deepEqual(published?.documentIDs, ['a', 'drafts.a'])
  t.is(published?.mutations?.length, 2)
  const [, one] = await transactions(client, 'a?includeIdentifiedDocumentsOnly=true')
  t.deepEqual(one?.documentIDs, ['a'])
  const answer = await client
    .request({url: '/data/history/production/transactions/a?limit=0'})
    .catch((error: Error) => error.message)
  t.regex(answer, /limit/)
})

test('a document is given as it stood at a revision, at a time, or last', async (t) => {
  const client = await lakeWithPast(t)
  const at = async (path: string) => {
    const {documents} = await client.request({url: `/data/history/production/documents/${path}`})
    return documents.map(({_id, title}: {_id: string; title: string}) => [_id, title])
  }
  t.deepEqual(await at('drafts.a?revision=one'), [['drafts.a', 'first']])
  t.deepEqual(await at('a,drafts.a?revision=three'), [['a', 'second']])
  t.deepEqual(await at('drafts.a?revision=none'), [])
  t.deepEqual(await at('a,drafts.a?lastRevision=true'), [
    ['a', 'second'],
    ['drafts.a', 'second'],
  ])
  t.deepEqual(await at('a,drafts.a?time=2999-01-01T00:00:00Z'), [])
  await t.throwsAsync(at('a'), {message: /Give "revision"/})
})

test('what was loaded from a dataset can be looked up by its revision too', async (t) => {
  const client = clientOf(await lakeWith(t, [A]), 'editor')
  const {_rev = ''} = (await client.getDocument('a')) ?? {}
  await client.delete('a')
  const {documents} = await client.request({
    url: `/data/history/production/documents/a?revision=${_rev}`,
  })
  t.like(documents[0], A)
})

test('events tell in words what happened, newest first', async (t) => {
  const client = await lakeWithPast(t)
  const events = async (id: string, query = '') => {
    const answer = await client.request({
      url: `/data/history/production/events/documents/${id}${query}`,
    })
    return {...answer, types: answer.events[id].map(({type}: {type: string}) => type)}
  }
  const draft = await events('drafts.a')
  t.deepEqual(draft.types, [
    'deleteDocumentVersion',
    'unpublishDocument',
    'publishDocumentVersion',
    'createDocumentVersion',
  ])
  t.like(draft.events['drafts.a'][2], {
    documentId: 'a',
    versionId: 'drafts.a',
    revisionId: 'three',
    versionRevisionId: 'two',
    author: 'local',
  })
  t.deepEqual((await events('a')).types, [
    'unpublishDocument',
    'publishDocumentVersion',
    'createLiveDocument',
  ])
  const first = await events('drafts.a', '?limit=3')
  t.is(first.types.length, 3)
  t.deepEqual((await events('drafts.a', `?limit=3&nextCursor=${first.nextCursor}`)).types, [
    'createDocumentVersion',
  ])
})

test('a document that was deleted without a draft still ends with its publication, of which Studio shows the content', async (t) => {
  const client = clientOf(await lakeWith(t, []), 'editor', '2021-03-25')
  const pair = {draftId: 'drafts.a', publishedId: 'a'}
  const typesOf = async (id: string) => {
    const {events} = await client.request({
      url: `/data/history/production/events/documents/${id}`,
    })
    return events[id].map(({type}: {type: string}) => type)
  }
  const draft = {_id: 'drafts.a', _type: 'guide', title: 'A'}
  await client.create(draft)
  await client.action({actionType: 'sanity.action.document.publish', ...pair})
  const {publishedId} = pair
  const deletion = {actionType: 'sanity.action.document.delete' as const, publishedId}
  await client.action({...deletion, includeDrafts: []})
  const life = ['publishDocumentVersion', 'createDocumentVersion']
  t.deepEqual(await typesOf('drafts.a'), life)
  t.deepEqual(await typesOf('a'), ['deleteDocumentGroup', 'publishDocumentVersion'])

  await client.mutate([{create: {...draft, _id: 'a'}}, {create: draft}])
  await client.action({...deletion, includeDrafts: ['drafts.a']})
  t.is((await typesOf('drafts.a'))[0], 'deleteDocumentGroup')
})
