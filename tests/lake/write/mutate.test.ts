import {ClientError} from '@sanity/client'
import test from 'ava'
import {clientOf, lakeWith} from '../lakeFixture.ts'

const A = {_id: 'a', _type: 'guide', title: 'A', steps: [{_key: 's1', text: 'one'}]}

async function refusal(promise: Promise<unknown>) {
  try {
    await promise
  } catch (error) {
    if (error instanceof ClientError) return {status: error.statusCode, text: error.message}
    throw error
  }
  throw new Error('It was not refused.')
}

test('documents are created, replaced and left alone as the client asks', async (t) => {
  const client = clientOf(await lakeWith(t, [A]), 'editor')
  const created = await client.create({_type: 'guide', title: 'New'})
  t.regex(created._id, /^[0-9a-f-]{36}$/)
  t.truthy(created._rev)
  t.is(created._createdAt, created._updatedAt)
  const draft = await client.create({_id: 'drafts.', _type: 'guide'})
  t.regex(draft._id, /^drafts\.[0-9a-f-]{36}$/)
  t.like(await client.createIfNotExists({...A, title: 'Other'}), {title: 'A'})
  t.like(await client.createOrReplace({...A, title: 'Other'}), {title: 'Other'})
  t.is(await client.fetch('*[_id == "a"][0].title'), 'Other')
  t.deepEqual(await refusal(client.create(A)), {
    status: 409,
    text: 'The mutation(s) failed: Document by ID "a" already exists:\n- Document by ID "a" already exists',
  })
})

test('every patch operation does what it says', async (t) => {
  const client = clientOf(await lakeWith(t, [{...A, count: 1, old: true}]), 'editor')
  const patched = await client
    .patch('a')
    .set({'steps[_key=="s1"].text': 'first', 'nested.deep': 1})
    .setIfMissing({title: 'not this', summary: 'this'})
    .unset(['old'])
    .inc({count: 2})
    .dec({'nested.deep': 3})
    .insert('after', 'steps[-1]', [{_key: 's2', text: 'second'}])
    .diffMatchPatch({title: '@@ -1 +1,3 @@\n-A\n+ABC\n'})
    .commit()
  t.like(patched, {
    title: 'ABC',
    summary: 'this',
    count: 3,
    nested: {deep: -2},
    steps: [
      {_key: 's1', text: 'first'},
      {_key: 's2', text: 'second'},
    ],
  })
  t.false('old' in patched)
})

test('several mutations happen together or not at all', async (t) => {
  const client = clientOf(await lakeWith(t, [A]), 'editor')
  const failing = client
    .transaction()
    .patch('a', {set: {title: 'changed'}})
    .create({_id: 'b', _type: 'guide'})
    .patch('nothing', {set: {title: 'x'}})
    .commit()
  t.like(await refusal(failing), {status: 409})
  t.is(await client.fetch('*[_id == "a"][0].title'), 'A')
  t.is(await client.getDocument('b'), undefined)
  const done = await client
    .transaction()
    .create({_id: 'b', _type: 'guide'})
    .patch('b', {set: {title: 'B'}})
    .delete('a')
    .commit()
  t.deepEqual(done.documentIds, ['b', 'b', 'a'])
  t.deepEqual(
    done.results.map(({operation}) => operation),
    ['create', 'update', 'delete'],
  )
  const [b] = await client.fetch('*[_type == "guide"]')
  t.like(b, {_id: 'b', title: 'B', _rev: done.transactionId})
})

test('documents found by a query are patched and deleted', async (t) => {
  const more = ['b', 'c', 'd'].map((_id) => ({_id, _type: 'guide', title: _id}))
  const client = clientOf(await lakeWith(t, [A, ...more]), 'editor')
  await client
    .patch({query: '*[_type == "guide" && title in $titles]', params: {titles: ['b', 'c']}})
    .set({seen: true})
    .commit()
  t.deepEqual(await client.fetch('*[seen]._id'), ['b', 'c'])
  await client.delete({query: '*[seen]'})
  t.deepEqual(await client.fetch('*._id'), ['a', 'd'])
})

test('a patch for another revision is refused', async (t) => {
  const client = clientOf(await lakeWith(t, [A]), 'editor')
  const {_rev = ''} = (await client.getDocument('a')) ?? {}
  await client.patch('a').ifRevisionId(_rev).set({title: 'B'}).commit()
  const late = await refusal(client.patch('a').ifRevisionId(_rev).set({title: 'C'}).commit())
  t.is(late.status, 409)
  t.regex(late.text, /unexpected revision ID/)
  t.is(await client.fetch('*[0].title'), 'B')
})

test('a rehearsal changes nothing', async (t) => {
  const client = clientOf(await lakeWith(t, [A]), 'editor')
  t.like(await client.patch('a').set({title: 'B'}).commit({dryRun: true}), {title: 'B'})
  t.is(await client.fetch('*[0].title'), 'A')
})

test('keys are made for array items when asked', async (t) => {
  const client = clientOf(await lakeWith(t, [A]), 'editor')
  const created = await client.create(
    {_type: 'guide', list: [{text: 'x'}, {_key: 'k'}], words: ['a']},
    {autoGenerateArrayKeys: true},
  )
  t.regex(created.list[0]?._key ?? '', /^[0-9a-f]{12}$/)
  t.is(created.list[1]?._key, 'k')
  t.deepEqual(created.words, ['a'])
  const patched = await client
    .patch('a')
    .set({links: [{url: 'x'}]})
    .append('steps', [{text: 'two'}])
    .commit({autoGenerateArrayKeys: true})
  t.regex(patched.steps[1]._key, /^[0-9a-f]{12}$/)
  t.regex(patched.links[0]._key, /^[0-9a-f]{12}$/)
})

test('the answer holds ids or documents as asked', async (t) => {
  const client = clientOf(await lakeWith(t, [A]), 'editor')
  const ids = await client.mutate([{patch: {id: 'a', set: {title: 'B'}}}], {returnDocuments: false})
  t.like(ids, {documentIds: ['a']})
  const chosen = await client.mutate([{patch: {id: 'a', set: {title: 'C'}}}], {
    transactionId: 'my-own-id',
    returnFirst: true,
    returnDocuments: true,
  })
  t.like(chosen, {title: 'C', _rev: 'my-own-id'})
  const again = client.mutate([{delete: {id: 'a'}}], {transactionId: 'my-own-id'})
  t.like(await refusal(again), {status: 409})
})

test('a strong reference cannot come to point at nothing', async (t) => {
  const linked = {_id: 'b', _type: 'guide', to: {_type: 'reference', _ref: 'a'}}
  const client = clientOf(await lakeWith(t, [A, linked]), 'editor')
  const deleted = await refusal(client.delete('a'))
  t.is(deleted.status, 409)
  t.regex(deleted.text, /"a" cannot be deleted as there are references to it from "b"/)
  const dangling = await refusal(client.create({_type: 'guide', to: {_ref: 'gone'}}))
  t.is(dangling.status, 409)
  t.regex(dangling.text, /references non-existent document "gone"/)
  await client.create({_type: 'guide', to: {_ref: 'gone', _weak: true}})
  await client.transaction().delete('a').delete('b').commit()
  await client.transaction().create(linked).create(A).commit()
  t.pass()
})

const MALFORMED: Record<string, unknown> = {
  'no list': {create: A},
  'no kind': [{}],
  'two kinds': [{create: A, delete: {id: 'a'}}],
  'an unknown kind': [{destroy: {id: 'a'}}],
  'no type': [{create: {_id: 'x'}}],
  'an impossible id': [{createOrReplace: {_id: 'a b', _type: 'x'}}],
  'no selection': [{patch: {set: {a: 1}}}],
  'a path that cannot be read': [{patch: {id: 'a', set: {'[[': 1}}}],
  'a malformed operation': [{patch: {id: 'a', unset: 'title'}}],
  'an unknown operation': [{patch: {id: 'a', explode: {}}}],
  'another id': [{patch: {id: 'a', set: {_id: 'b'}}}],
  'another type': [{patch: {id: 'a', set: {_type: 'b'}}}],
  'a broken query': [{delete: {query: '*[', params: {}}}],
}

for (const [name, mutations] of Object.entries(MALFORMED)) {
  test(`mutations with ${name} are refused with 400, and nothing happens`, async (t) => {
    const lake = await lakeWith(t, [A])
    const answer = await fetch(`${lake.url}/v1/data/mutate/production`, {
      method: 'POST',
      headers: {authorization: `Bearer ${lake.token}`, 'content-type': 'application/json'},
      body: JSON.stringify({mutations}),
    })
    t.is(answer.status, 400)
    t.truthy((await answer.json()).error.description)
    t.like(await clientOf(lake, 'editor').getDocument('a'), A)
  })
}

test('too large a body is refused', async (t) => {
  const lake = await lakeWith(t, [A])
  const client = clientOf(lake, 'editor')
  const huge = client.create({_type: 'guide', text: 'x'.repeat(17 * 1024 * 1024)})
  t.like(await refusal(huge), {status: 413})
  t.is(lake.size(), 1)
})
