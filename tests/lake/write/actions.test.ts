import type {Action, SanityClient} from '@sanity/client'
import test, {type ExecutionContext} from 'ava'
import {clientOf, lakeWith} from '../lakeFixture.ts'

const A = {_id: 'a', _type: 'guide', title: 'A'}
const DRAFT = {_id: 'drafts.a', _type: 'guide', title: 'A edited'}
const PAIR = {draftId: 'drafts.a', publishedId: 'a'}

async function editorOf(t: ExecutionContext, documents: readonly object[]) {
  return clientOf(await lakeWith(t, documents), 'editor', '2021-03-25')
}

async function titles(client: SanityClient) {
  const documents: {_id: string; title: string}[] = await client.fetch('*[_type == "guide"]')
  return Object.fromEntries(documents.map(({_id, title}) => [_id, title]))
}

async function refused(t: ExecutionContext, client: SanityClient, action: Action, says: RegExp) {
  const before = await client.fetch('*')
  await t.throwsAsync(client.action(action), {message: says})
  t.deepEqual(await client.fetch('*'), before)
}

test('an edit makes a draft of what is published, then changes that', async (t) => {
  const client = await editorOf(t, [A])
  const edit = (title: string): Action => ({
    actionType: 'sanity.action.document.edit',
    ...PAIR,
    patch: {set: {title}},
  })
  await client.action(edit('first'))
  t.deepEqual(await titles(client), {a: 'A', 'drafts.a': 'first'})
  await client.action(edit('second'))
  t.deepEqual(await titles(client), {a: 'A', 'drafts.a': 'second'})
  const nothing = {draftId: 'drafts.b', publishedId: 'b', patch: {set: {title: 'x'}}}
  await refused(t, client, {actionType: 'sanity.action.document.edit', ...nothing}, /no document/)
})

test('a new draft is created, replaced and discarded', async (t) => {
  const client = await editorOf(t, [])
  const create: Action = {
    actionType: 'sanity.action.document.create',
    publishedId: 'a',
    attributes: DRAFT,
    ifExists: 'fail',
  }
  await client.action(create)
  await refused(t, client, create, /already exists/)
  await client.action({...create, ifExists: 'ignore'})
  await client.action({
    actionType: 'sanity.action.document.replaceDraft',
    publishedId: 'a',
    attributes: {...DRAFT, title: 'replaced'},
  })
  t.deepEqual(await titles(client), {'drafts.a': 'replaced'})
  const discard: Action = {actionType: 'sanity.action.document.discard', draftId: 'drafts.a'}
  await client.action(discard)
  t.deepEqual(await titles(client), {})
  await refused(t, client, discard, /no document/)
})

test('publishing moves the draft into place, with references as strong as meant', async (t) => {
  const link = {_ref: 'c', _weak: true, _strengthenOnPublish: {type: 'guide'}}
  const weak = {_ref: 'c', _weak: true, _strengthenOnPublish: {type: 'guide', weak: true}}
  const client = await editorOf(t, [A, {...DRAFT, link, weak}, {_id: 'c', _type: 'service'}])
  const publish: Action = {actionType: 'sanity.action.document.publish', ...PAIR}
  const before = await client.getDocument('a')
  await refused(t, client, {...publish, ifPublishedRevisionId: 'other'}, /unexpected revision/)
  await refused(t, client, {...publish, ifDraftRevisionId: 'other'}, /unexpected revision/)
  const {transactionId} = await client.action({
    ...publish,
    ...(before ? {ifPublishedRevisionId: before._rev} : {}),
  })
  t.deepEqual(await titles(client), {a: 'A edited'})
  const published = await client.getDocument('a')
  t.like(published, {_rev: transactionId, _createdAt: before?._createdAt})
  t.deepEqual(published?.link, {_ref: 'c'})
  t.deepEqual(published?.weak, {_ref: 'c', _weak: true})
  await refused(t, client, publish, /no document/)
})

test('unpublishing leaves a draft', async (t) => {
  const client = await editorOf(t, [A])
  const unpublish: Action = {actionType: 'sanity.action.document.unpublish', ...PAIR}
  await client.action(unpublish)
  t.deepEqual(await titles(client), {'drafts.a': 'A'})
  await refused(t, client, unpublish, /no document/)
})

test('unpublishing keeps the draft there is', async (t) => {
  const client = await editorOf(t, [A, DRAFT])
  await client.action({actionType: 'sanity.action.document.unpublish', ...PAIR})
  t.deepEqual(await titles(client), {'drafts.a': 'A edited'})
})

test('deleting takes the document and the drafts that are named', async (t) => {
  const client = await editorOf(t, [A, DRAFT, {_id: 'b', _type: 'guide', title: 'B'}])
  const remove: Action = {
    actionType: 'sanity.action.document.delete',
    publishedId: 'a',
    includeDrafts: ['drafts.a'],
  }
  await refused(t, client, {...remove, includeDrafts: ['drafts.b']}, /not a draft of "a"/)
  await client.action(remove)
  t.deepEqual(await titles(client), {b: 'B'})
})

test('a document that others refer to is neither deleted nor unpublished', async (t) => {
  const other = {_id: 'b', _type: 'guide', title: 'B', to: {_ref: 'a'}}
  const client = await editorOf(t, [A, other])
  const remove: Action = {
    actionType: 'sanity.action.document.delete',
    publishedId: 'a',
    includeDrafts: [],
  }
  await refused(t, client, remove, /references to it from "b"/)
  const unpublish: Action = {actionType: 'sanity.action.document.unpublish', ...PAIR}
  await refused(t, client, unpublish, /references to it from "b"/)
})

test('versions are created, replaced, marked for unpublishing and discarded', async (t) => {
  const client = await editorOf(t, [A])
  const version = {_id: 'versions.r1.a', _type: 'guide', title: 'in r1'}
  const create: Action = {
    actionType: 'sanity.action.document.version.create',
    publishedId: 'a',
    document: version,
  }
  await client.action(create)
  await refused(t, client, create, /already exists/)
  const replaced = {...version, title: 'replaced'}
  await client.action({actionType: 'sanity.action.document.version.replace', document: replaced})
  t.deepEqual(await titles(client), {a: 'A', 'versions.r1.a': 'replaced'})
  const inRelease = () => client.fetch('*[_type == "guide"].title', {}, {perspective: ['r1']})
  t.deepEqual(await inRelease(), ['replaced'])
  await client.action({
    actionType: 'sanity.action.document.version.unpublish',
    versionId: 'versions.r1.a',
    publishedId: 'a',
  })
  t.deepEqual(await inRelease(), [])
  await client.action({
    actionType: 'sanity.action.document.version.discard',
    versionId: 'versions.r1.a',
  })
  t.deepEqual(await titles(client), {a: 'A'})
  await client.createVersion({publishedId: 'a', baseId: 'a', releaseId: 'r2'})
  t.deepEqual(await titles(client), {a: 'A', 'versions.r2.a': 'A'})
})

test('several actions happen together or not at all', async (t) => {
  const client = await editorOf(t, [A])
  const edit: Action = {
    actionType: 'sanity.action.document.edit',
    ...PAIR,
    patch: {set: {title: 'x'}},
  }
  const publish: Action = {actionType: 'sanity.action.document.publish', ...PAIR}
  const missing: Action = {actionType: 'sanity.action.document.discard', draftId: 'drafts.z'}
  await t.throwsAsync(client.action([edit, missing]), {message: /no document/})
  t.deepEqual(await titles(client), {a: 'A'})
  await client.action([edit, {...edit, patch: {set: {summary: 'y'}}}], {dryRun: true})
  t.deepEqual(await titles(client), {a: 'A'})
  await client.action([edit, edit], {transactionId: 'together'})
  t.like(await client.getDocument('drafts.a'), {title: 'x', _rev: 'together'})
  await client.action(publish)
  t.deepEqual(await titles(client), {a: 'x'})
})

test('an action sees what the ones before it did, in the same transaction', async (t) => {
  const client = await editorOf(t, [A])
  const edit = (title: string): Action => ({
    actionType: 'sanity.action.document.edit',
    ...PAIR,
    patch: {set: {title}},
  })
  const publish: Action = {actionType: 'sanity.action.document.publish', ...PAIR}
  await client.action([edit('first'), edit('second'), publish])
  t.deepEqual(await titles(client), {a: 'second'})
})

test('an unknown action is refused by name', async (t) => {
  const lake = await lakeWith(t, [A])
  const answer = await fetch(`${lake.url}/v1/data/actions/production`, {
    method: 'POST',
    headers: {authorization: `Bearer ${lake.token}`},
    body: JSON.stringify({actions: [{actionType: 'sanity.action.document.variant.create'}]}),
  })
  t.is(answer.status, 400)
  const {error} = await answer.json()
  t.like(error, {type: 'actionError', items: [{index: 0}]})
  t.regex(error.description, /sanity\.action\.document\.variant\.create/)
})
