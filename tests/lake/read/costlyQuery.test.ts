import {ClientError} from '@sanity/client'
import test, {type ExecutionContext} from 'ava'
import {clientOf, folderFor, lakeWith, type Reached} from '../lakeFixture.ts'
import {lakeInProcess} from '../lakeInProcess.ts'

const GUIDES = Array.from({length: 1500}, (_, n) => ({
  _id: `guide-${n}`,
  _type: 'guide',
  n,
  s: 'a'.repeat(5_000),
  next: {_ref: `guide-${(n + 1) % 1500}`},
}))
/** The time within which others are answered, on a machine that other tests use too. */
const PROMPT = 300

const HUNGRY = 'more memory than there is'
/** On a fast machine its memory is used up before its time. */
const HUNGRY_ENDS = /^400 .*(?:took too long|needs more memory)/

const COSTLY: Record<string, string> = {
  'counts within counts': 'count(*{"a": count(*{"b": count(*[n > ^.^.n])})})',
  'a pattern with many ways to match': '*[s match "a*a*a*a*a*a*a*a*c"]',
  'a pattern put together': '*[s match "a*a*a*" + "a*a*a*a*c"]',
  [HUNGRY]: '*{"a": *{"b": *{"c": *}}}',
  'a text that doubles': `*[0]${'{"s": s + s}'.repeat(8)}{"s": lower(s)}{"s": upper(s + s)}[s match "b"]`,
}

async function refusal(promise: Promise<unknown>) {
  try {
    return JSON.stringify(await promise).slice(0, 200)
  } catch (error) {
    if (error instanceof ClientError) return `${error.statusCode} ${error.message}`
    throw error
  }
}

/** How long nine of ten others waited for their answers while something went on, in milliseconds. */
async function usualWait(lake: Reached, meanwhile: Promise<unknown>): Promise<number> {
  const editor = clientOf(lake, 'editor')
  let isOver = false
  const over = meanwhile.finally(() => {
    isOver = true
  })
  const waits: number[] = []
  while (!isOver) {
    const started = performance.now()
    await editor.fetch('*[_id == "guide-7"][0].n')
    waits.push(performance.now() - started)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await over
  return waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.9)] ?? 0
}

for (const [index, [name, query]] of Object.entries(COSTLY).entries()) {
  const who = index % 2 === 0 ? 'visitor' : 'editor'
  test.serial(`while a query with ${name} runs for a ${who}, others are answered`, async (t) => {
    const lake = await lakeWith(t, GUIDES)
    const costly = refusal(clientOf(lake, who).fetch(query))
    const wait = await usualWait(lake, costly)
    t.log(`${Math.round(wait)} ms waited; ${await costly}`)
    t.regex(await costly, name === HUNGRY ? HUNGRY_ENDS : /^400 .*took too long|^null$/)
    t.true(wait < PROMPT, `waited ${wait} ms`)
    t.is(await clientOf(lake, 'visitor').fetch('count(*)'), 1500)
  })
}

const UNREADABLE: Record<string, {query: string; says: RegExp}> = {
  'a sum of 100,000': {query: `1${'+1'.repeat(100_000)}`, says: /more than 20000 parts/},
  'many brackets': {query: `${'('.repeat(5_000)}1${')'.repeat(5_000)}`, says: /nested deeper/},
  'many signs': {query: `${'!'.repeat(15_000)}true`, says: /nested too deep/},
  'too long a text': {query: `"${'x'.repeat(400_000)}"`, says: /longer than 300000/},
}

for (const [name, {query, says}] of Object.entries(UNREADABLE)) {
  test.serial(`a query with ${name} is refused at once, with the reason`, async (t) => {
    const lake = await lakeWith(t, GUIDES)
    t.regex(await refusal(clientOf(lake, 'visitor').fetch(query)), says)
  })
}

test.serial('functions that call one another many times do not keep others waiting', async (t) => {
  const lake = await lakeWith(t, GUIDES)
  const functions = Array.from(
    {length: 24},
    (_, n) => `fn t::f${n + 1}($x) = $x{"a": t::f${n}(@), "b": t::f${n}(@)};`,
  )
  const query = `fn t::f0($x) = $x{n};\n${functions.join('\n')}\n t::f24(*[0])`
  const answer = refusal(clientOf(lake, 'visitor', 'X').fetch(query))
  t.true((await usualWait(lake, answer)) < PROMPT)
  t.regex(await answer, /^400/)
})

test.serial('parameters that are nested too deep are refused', async (t) => {
  const lake = await lakeWith(t, GUIDES)
  for (const deep of [
    '['.repeat(100_000) + ']'.repeat(100_000),
    `${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`,
  ]) {
    const answer = await posted(lake, `{"query": "*[n == $p]", "params": {"p": ${deep}}}`)
    t.is(answer.status, 400)
    t.regex(await answer.text(), /nested deeper/)
  }
})

test.serial('many costly queries at once keep nobody else waiting', async (t) => {
  const lake = await startedWith(t, GUIDES)
  const visitor = clientOf(lake, 'visitor').withConfig({maxRetries: 0})
  const queries = Array.from({length: 60}, (_, n) =>
    refusal(visitor.fetch(`count(*{"a": count(*{"b": count(*[n > ^.^.n + ${n}])})})`)),
  )
  const first = Promise.race(queries)
  const wait = await usualWait(lake, first)
  t.log(`${Math.round(wait)} ms waited`)
  t.true(wait < PROMPT)
  t.regex(await first, /429|400/)
})

test.serial('what an answer of a thread says is what it would be elsewhere', async (t) => {
  const lake = await lakeWith(t, [...GUIDES, {_id: 'drafts.guide-1', _type: 'guide', n: -1}])
  const editor = clientOf(lake, 'editor').withConfig({perspective: 'raw'})
  await editor.patch('guide-5').set({n: 5.5}).commit()
  // Long for the event loop: over a million steps.
  const query =
    '*[_id in ["guide-5", "drafts.guide-1"]]{n, "below": count(*[n < ^.n]), "all": count(*[n < 100]{"x": count(*[_id == "no" || n == 3]._id)})}'
  t.deepEqual(await editor.fetch(query), [
    {n: -1, below: 0, all: 101},
    {n: 5.5, below: 6, all: 101},
  ])
  const asVisitor = await clientOf(lake, 'visitor').fetch(query, {}, {perspective: 'raw'})
  t.deepEqual(asVisitor, [{n: 5.5, below: 5, all: 100}])
  await editor.patch('guide-6').set({n: 5.25}).commit()
  t.deepEqual((await editor.fetch(query))[1], {n: 5.5, below: 7, all: 101})
})

/** A lake in a process of its own, so that it shares no event loop with those who ask. */
async function startedWith(t: ExecutionContext, documents: readonly LakeFields[]) {
  const {process, ...found} = await lakeInProcess(await folderFor(t))
  t.teardown(() => process.kill())
  const lake = {...found, projectId: 'localdev', dataset: 'production'}
  const creations = documents.map((create) => ({create}))
  await clientOf(lake, 'editor').mutate(creations, {returnDocuments: false})
  return lake
}

type LakeFields = {_id: string; _type: string}

function posted(lake: Reached, body: string): Promise<Response> {
  return fetch(`${lake.url}/v2025-02-19/data/query/production`, {method: 'POST', body})
}
