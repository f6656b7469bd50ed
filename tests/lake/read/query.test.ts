import test from 'ava'
import {evaluate, parse} from 'groq-js'
import {clientOf, lakeWith} from '../lakeFixture.ts'

const GUIDES = [
  {_id: 'one', _type: 'guide', title: 'One', order: 2, uses: [{_ref: 'mims', _key: 'k'}]},
  {_id: 'two', _type: 'guide', title: 'Two', order: 1},
  {_id: 'mims', _type: 'service', title: 'MIMS'},
]

test('a client fetches with parameters, projections and references', async (t) => {
  const client = clientOf(await lakeWith(t, GUIDES), 'visitor')
  t.deepEqual(await client.fetch('*[_type == $type] | order(order){title}', {type: 'guide'}), [
    {title: 'Two'},
    {title: 'One'},
  ])
  t.deepEqual(await client.fetch('*[_id == "one"][0].uses[]->title'), ['MIMS'])
  t.deepEqual(await client.fetch('*[references($id)]._id', {id: 'mims'}), ['one'])
  t.deepEqual(await client.fetch('*[_id in $ids]._id', {ids: ['two', 'one', 'two']}), [
    'one',
    'two',
  ])
  t.deepEqual(await client.fetch('*[_type in ["guide", "service"] && title match "o*"]._id'), [
    'one',
  ])
})

test('a long query goes by POST and answers the same', async (t) => {
  const client = clientOf(await lakeWith(t, GUIDES), 'visitor')
  const long = `*[_type == "guide" && title != "${'x'.repeat(12_000)}"]._id`
  t.deepEqual(await client.fetch(long), ['one', 'two'])
})

test('documents come in the same order however often the question is put', async (t) => {
  const client = clientOf(await lakeWith(t, GUIDES.toReversed()), 'visitor')
  t.deepEqual(await client.fetch('*._id'), ['mims', 'one', 'two'])
})

test('a syntax error shows where it is', async (t) => {
  const client = clientOf(await lakeWith(t, GUIDES), 'visitor')
  const error = await t.throwsAsync(client.fetch('*[_type == "guide" &&& x]'), {
    message: /GROQ query parse error/,
  })
  t.regex(error?.message ?? '', /\^/)
  const body = await (await rawQuery(client, '*[a ==')).json()
  t.is(body.error.type, 'queryParseError')
  t.is(body.error.query, '*[a ==')
  t.true(body.error.start >= 0 && body.error.end <= 6)
})

test('a parameter that is not given is an error, with its place', async (t) => {
  const client = clientOf(await lakeWith(t, GUIDES), 'visitor')
  const body = await (await rawQuery(client, '*[_type == $kind]')).json()
  t.like(body.error, {type: 'queryParseError', start: 11, end: 16})
})

test('what differs between two documents can be asked of the items of a list that are meant', async (t) => {
  const client = clientOf(await lakeWith(t, []), 'visitor')
  const changed = (name: string) =>
    client.fetch('diff::changedAny($before, $after, list[name == $name].size)', {
      before: {
        list: [
          {name: 'a', size: 1},
          {name: 'b', size: 2},
        ],
      },
      after: {
        list: [
          {name: 'a', size: 1},
          {name: 'b', size: 3},
        ],
      },
      name,
    })
  t.is(await changed('a'), false)
  t.is(await changed('b'), true)
})

test('what the query language cannot do here is said', async (t) => {
  const client = clientOf(await lakeWith(t, GUIDES), 'visitor')
  await t.throwsAsync(client.fetch('*[geo::contains(@, @)]'), {
    message: /cannot be answered/,
  })
})

test('text::query finds words anywhere in a document, as Sanity describes it', async (t) => {
  const table = {
    rows: [{cells: [{content: [{children: [{_type: 'span', text: 'Assembly in the hall'}]}]}]}],
  }
  const lake = await lakeWith(t, [
    {_id: 'a', _type: 'guide', title: 'Monday', body: [table]},
    {_id: 'b', _type: 'guide', title: 'Assembly', body: [{caption: '学生的考试'}]},
  ])
  const client = clientOf(lake, 'visitor')
  const found = (text: string) =>
    client.fetch<unknown>(
      '*[_type in $types && ([@, _id] match text::query($text) || references($text))] | order(_id) ._id',
      {types: ['guide'], text},
    )
  t.deepEqual(await found('*'), ['a', 'b'], 'What a list asks that nobody searches.')
  t.deepEqual(await found('assem*'), ['a', 'b'])
  t.deepEqual(await found('assem'), [], 'A word is whole, unless a star says otherwise.')
  t.deepEqual(await found('assembly hall'), ['a'])
  t.deepEqual(await found('"in the hall"'), ['a'])
  t.deepEqual(await found('assembly -hall'), ['b'])
  t.deepEqual(await found('考试'), ['b'], 'Chinese parts words by nothing.')
  t.deepEqual(
    await client.fetch(
      '*[_type == "guide"] | score([@, _id] match text::query($q), boost(title match text::query($q), 5)) [_score > 0] | order(_score desc) ._id',
      {q: 'assembly*'},
    ),
    ['b', 'a'],
    'A title counts for more.',
  )
})

test('an unknown dataset and an unknown endpoint are refused', async (t) => {
  const lake = await lakeWith(t, GUIDES)
  t.is((await fetch(`${lake.url}/v1/data/query/other?query=*`)).status, 404)
  t.is((await fetch(`${lake.url}/v1/nothing`)).status, 404)
  t.is((await fetch(`${lake.url}/v1/data/query/production`)).status, 400)
  t.is((await fetch(`${lake.url}/v1/data/doc/production/-bad-`)).status, 400)
})

test('getDocument and getDocuments answer as the client expects', async (t) => {
  const client = clientOf(await lakeWith(t, GUIDES), 'visitor')
  t.like(await client.getDocument('one'), {_id: 'one', title: 'One'})
  t.is(await client.getDocument('none'), undefined)
  const both = await client.getDocuments(['two', 'none', 'one'])
  t.deepEqual(
    both.map((document) => document?._id ?? null),
    ['two', null, 'one'],
  )
})

const QUESTIONS: [string, Record<string, unknown>?][] = [
  ['*[_type == "guide"]'],
  ['*["guide" == _type]'],
  ['*[_type == $t && title > "O"]', {t: 'guide'}],
  ['*[(_type == "guide") && (order == 1)]'],
  ['*[_type == "guide" || _id == "mims"]'],
  ['*[!(_type == "guide")]'],
  ['*[_type in ["guide"]]'],
  ['*[_type in ["guide", "service"]][0..1]'],
  ['*[_type in $types]', {types: ['service', 'guide']}],
  ['*[_id in ["two", "one", "none"]]'],
  ['*[_id in [...$ids]]', {ids: ['two']}],
  ['*[_id == $id][0]', {id: 'one'}],
  ['*[_id == $id]', {id: null}],
  ['*[references("mims")]'],
  ['*[references(["mims", "two"])]'],
  ['*[references("mims", "two")]'],
  ['*[references(*[_type == "service"]._id)]'],
  ['*[_type == "service"]{title, "used": *[references(^._id)]{_id, "first": uses[0]->title}}'],
  ['*[_type == "guide"]{"same": *[_type == ^._type]._id}'],
  ['{"a": count(*), "b": *[_type == "service"][0].title, "c": *[uses[0]._ref == "mims"]._id}'],
  ['*[_type == "guide" && _id in path("o**")]'],
  ['*[_type == "nothing"]'],
  ['*[_type == "guide"] | order(title desc) {title}'],
  ['*[_type == "guide"] | score(title match "two") | order(_score desc)[0]._id'],
]

test('an answer is the one that the query language gives over all documents', async (t) => {
  const client = clientOf(await lakeWith(t, GUIDES), 'editor', '1')
  const dataset = await client.fetch('*')
  for (const [query, params = {}] of QUESTIONS) {
    const expected = await (await evaluate(parse(query, {params}), {dataset, params})).get()
    t.deepEqual(await client.fetch(query, {...params}), expected ?? null, query)
  }
})

test('a search finds what the query language finds, wherever in a word, and at whatever sign', async (t) => {
  const texts = [
    'ab*abc',
    'abXab',
    'a.b and axb',
    'end of one. Next',
    'mail ab@c.de, 77 pieces, 177',
    'log-in/Log_in',
    'Straße ab1',
    '考试 ab',
  ]
  const body = (text: string) => [{_type: 'block', children: [{_type: 'span', text}]}]
  const documents = texts.map((text, index) => ({
    _id: `doc${index}`,
    _type: 'guide',
    title: text,
    body: body(text),
  }))
  const client = clientOf(await lakeWith(t, documents), 'editor', '1')
  const dataset = await client.fetch('*')
  const patterns = [
    'ab*ab',
    'ab',
    'ab*',
    '*ab',
    '*b*',
    'a.b',
    'one',
    '77*',
    '*77',
    'log*',
    '考*',
    '*',
    '',
  ]
  for (const pattern of [...patterns, ['ab', 'x*'], ['*7', 'p*']])
    for (const query of [
      '*[title match $p]._id',
      '*[pt::text(body) match $p || _id match $p]._id',
    ]) {
      const params = {p: pattern}
      const expected = await (await evaluate(parse(query, {params}), {dataset, params})).get()
      t.deepEqual(await client.fetch(query, params), expected, `${query} ${pattern}`)
    }
})

function rawQuery(client: ReturnType<typeof clientOf>, query: string) {
  return fetch(client.getUrl(`/data/query/production?query=${encodeURIComponent(query)}`))
}
