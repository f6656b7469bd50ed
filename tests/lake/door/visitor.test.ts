import test from 'ava'
import {clientOf, lakeWith} from '../lakeFixture.ts'

const DOCUMENTS = [
  {_id: 'a', _type: 'guide', title: 'Published'},
  {_id: 'drafts.a', _type: 'guide', title: 'Secret draft'},
]

test('without a token nothing can be written, exported or looked up in history', async (t) => {
  const lake = await lakeWith(t, DOCUMENTS)
  const visitor = clientOf(lake, 'visitor')
  const refusals = [
    visitor.create({_type: 'guide'}),
    visitor.patch('a').set({title: 'x'}).commit(),
    visitor.delete('a'),
    visitor.action({
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.a',
      publishedId: 'a',
    }),
    visitor.assets.upload('file', Buffer.from('x')),
  ]
  for (const refusal of refusals) {
    await t.throwsAsync(refusal, {message: /needs the token/})
  }
  const paths = [
    'data/export/production',
    'data/history/production/transactions/a',
    'data/history/production/transactions/drafts.a?effectFormat=mendoza',
    'data/history/production/documents/drafts.a?lastRevision=true',
    'data/history/production/events/documents/drafts.a',
    'data/live/events/production?includeDrafts=true',
    'projects/localdev',
  ]
  for (const path of paths) {
    const answer = await fetch(`${lake.url}/v1/${path}`)
    t.is(answer.status, 401, path)
    t.notRegex(await answer.text(), /Secret/)
  }
  t.deepEqual(await (await fetch(`${lake.url}/v1/users/me`)).json(), {})
  t.is(lake.size(), 2)
})

test('without a token a listener hears of published documents alone', async (t) => {
  const lake = await lakeWith(t, DOCUMENTS)
  const heard: string[] = []
  const listening = clientOf(lake, 'visitor').listen(
    '*',
    {},
    {events: ['welcome', 'mutation'], includePreviousRevision: true},
  )
  await new Promise<void>((resolve, reject) => {
    const subscription = listening.subscribe({
      next: (event) => {
        if (event.type === 'welcome') write().catch(reject)
        else {
          heard.push(JSON.stringify(event))
          if (heard.length === 2) resolve()
        }
      },
      error: reject,
    })
    t.teardown(() => subscription.unsubscribe())
  })
  async function write() {
    const editor = clientOf(lake, 'editor')
    await editor.patch('drafts.a').set({title: 'Secret too'}).commit()
    await editor.create({_id: 'versions.r.a', _type: 'guide', title: 'Secret version'})
    await editor.create({_id: 'private.note', _type: 'guide', title: 'Secret note'})
    await editor
      .transaction()
      .patch('drafts.a', {set: {title: 'Secret again'}})
      .patch('a', {set: {title: 'Open'}})
      .commit()
    await editor.delete('a')
  }
  t.is(heard.length, 2)
  t.true(heard.every((event) => event.includes('"documentId":"a"')))
  t.false(heard.join().includes('Secret'))
  t.regex(heard[0] ?? '', /"transactionTotalEvents":1/)
})

test('without a token live events tell of published documents alone', async (t) => {
  const lake = await lakeWith(t, DOCUMENTS)
  const answer = await fetch(`${lake.url}/vX/data/live/events/production`)
  const editor = clientOf(lake, 'editor')
  await editor.patch('drafts.a').set({title: 'Secret too'}).commit()
  await editor.patch('a').set({title: 'Open'}).commit({transactionId: 'the-open-one'})
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes('the-open-one')) text += (await reader?.read())?.value ?? ''
  await reader?.cancel()
  t.is(text.match(/"tags"/g)?.length, 1)
})
