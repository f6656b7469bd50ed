import test from 'ava'
import {clientOf, lakeWith} from '../lakeFixture.ts'

const COUNT = 10_000
/** A generous bound for a busy machine, in milliseconds; the usual is far below. */
const RESPONSIVE = 250

const DOCUMENTS = Array.from({length: COUNT}, (_, index) => ({
  _id: `${index % 10 === 0 ? 'drafts.' : ''}guide-${index}`,
  _type: index % 5 === 0 ? 'service' : 'guide',
  _updatedAt: new Date(1_700_000_000_000 + index * 1000).toISOString(),
  title: `Guide number ${index}`,
  body: Array.from({length: 8}, (_, block) => ({
    _type: 'block',
    _key: `b${block}`,
    children: [
      {_type: 'span', _key: 's', text: `Paragraph ${block} of guide ${index}. `.repeat(4)},
    ],
  })),
  related: [{_type: 'reference', _key: 'r', _ref: `guide-${index - (index % 10) + 1}`}],
}))

/** What a list shows at once: Studio asks for the drafts and versions of each of them in one query. */
const LISTED = Array.from({length: 40}, (_, index) => `guide-${index}`)

test('with 10,000 documents the questions that Studio asks are answered at once', async (t) => {
  const lake = await lakeWith(t, DOCUMENTS)
  const client = clientOf(lake, 'editor')
  const heard: string[] = []
  const listener = client.listen('*[_type == "guide"]').subscribe((event) => {
    heard.push(event.documentId)
  })
  t.teardown(() => listener.unsubscribe())
  const questions: [string, object, 'raw' | 'drafts' | 'published'][] = [
    ['*[_type == "guide"] | order(_updatedAt desc)[0...100]{_id, _type, title}', {}, 'drafts'],
    [
      '*[_type in $types && ([@, _id] match text::query($text) || references($raw)) && _type == $type] | order(_updatedAt desc)[0...100]{_id}',
      {types: ['guide'], text: '*', raw: '', type: 'guide'},
      'drafts',
    ],
    ['*[_type == $type] | order(title asc)[0...2000]{_id}', {type: 'guide'}, 'raw'],
    ['*[_id in $ids]', {ids: ['guide-7', 'drafts.guide-7', 'guide-8']}, 'raw'],
    ['count(*[references($id)])', {id: 'guide-11'}, 'raw'],
    [`[${LISTED.map((id) => `*[sanity::versionOf("${id}")]._id`).join()}]`, {}, 'raw'],
    ['*[_type == "service"]{_id, "first": related[0]->title}[0...50]', {}, 'published'],
    ['*[_type in ["guide", "service"] && title match "number 77*"][0...20]{_id}', {}, 'drafts'],
  ]
  for (const [query, params, perspective] of questions) {
    const times: number[] = []
    // The best of several, because other tests may hold the machine for a while.
    for (let again = 0; again < 10 && !(Math.min(...times) < RESPONSIVE); again += 1) {
      // An edit before each question, so that nothing but the documents can be remembered.
      await client
        .patch('guide-7')
        .set({title: `Edited ${again}`})
        .commit()
      const started = performance.now()
      await client.fetch(query, params, {perspective})
      times.push(performance.now() - started)
    }
    t.log(`${Math.round(Math.min(...times))} ms  ${query.slice(0, 90)}`)
    t.true(Math.min(...times) < RESPONSIVE, query.slice(0, 90))
  }
  const edits: number[] = []
  for (let edit = 0; edit < 20; edit += 1) {
    const started = performance.now()
    await client.patch('guide-9').set({edit}).commit()
    edits.push(performance.now() - started)
  }
  t.log(`${Math.min(...edits).toFixed(1)} ms for an edit`)
  t.true(Math.min(...edits) < RESPONSIVE / 5)
  t.true(heard.length > 0)
})
