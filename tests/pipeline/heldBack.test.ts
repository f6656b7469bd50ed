import {readFile, rm} from 'node:fs/promises'
import test, {type ExecutionContext} from 'ava'
import sharp from 'sharp'
import {readPage} from '../../studio/pipeline/proof/readPage.ts'
import {build, buildFolder, fingerprints} from '../commands/building.ts'
import {datasets, serveDataset} from '../library.ts'
import {guide, linkTo, unfinished} from './guides.ts'

/** A store with some guides beside that of the guidance, and a folder to build it into. */
async function school(t: ExecutionContext, ...guides: readonly ReturnType<typeof guide>[]) {
  const {lake, environment, client} = await serveDataset(datasets.guidance)
  const dist = await buildFolder()
  t.teardown(() => Promise.all([lake.close(), dist.remove()]))
  for (const one of guides) await client.createOrReplace(one)
  const put = (one: ReturnType<typeof guide>) => client.createOrReplace(one)
  return {client, dist, put, build: (strict = false) => build(dist.target, environment, {strict})}
}

interface Report {
  guides: {guide: string; channels: Record<string, {state: string; revision?: string}>}[]
  findings: {severity: string; document: string; path: string; problem: string}[]
}

test('a GitHub job tells in its summary what is held back, and why', async (t) => {
  const {lake, environment, client} = await serveDataset(datasets.guidance)
  const dist = await buildFolder()
  t.teardown(() => Promise.all([lake.close(), dist.remove()]))
  await client.createOrReplace(guide('b', {title: 'On <b> & *stars*', body: [unfinished()]}))
  const stepSummary = `${dist.target}.summary.md`
  t.teardown(() => rm(stepSummary, {force: true}))
  t.true((await build(dist.target, environment, {stepSummary})).succeeded)
  const summary = await readFile(stepSummary, 'utf8')
  t.regex(summary, /1 of 2 guides out.*1 held back/)
  t.true(summary.includes('#### On &lt;b> &amp; \\*stars\\*: all channels'), summary)
  t.regex(summary, /- A figure has no picture/)
})

test('of three guides one with an error is held back and named; the others go out', async (t) => {
  const {dist, build: run} = await school(t, guide('a'), guide('b', {body: [unfinished()]}))
  const {succeeded, said} = await run()
  t.true(succeeded, said)
  t.regex(said, /error: b › body\[_key=="unfinished"\]\.asset\n {2}A figure has no picture/)
  t.regex(said, /2 of 3 guides out, 0 of them unchanged; 1 held back:\n {2}“The guide b” \(b\)/)
  const files = Object.keys(await fingerprints(dist.target))
  t.true(files.includes('site/guides/a/index.html'))
  t.false(files.some((file) => /\/b[/.]/.test(file)))
  t.false((await dist.text('site/index.html')).includes('The guide b'), 'No list leads to it.')
  const report: Report = JSON.parse(await dist.text('report.json'))
  const stateOf = (id: string) => report.guides.find(({guide: one}) => one === id)?.channels
  t.is(stateOf('a')?.web?.state, 'out')
  t.deepEqual(stateOf('b'), {
    web: {state: 'held back'},
    print: {state: 'held back'},
    card: {state: 'held back'},
  })

  const before = await fingerprints(dist.target)
  const strict = await run(true)
  t.false(strict.succeeded)
  t.regex(strict.said, /--strict/)
  t.deepEqual(await fingerprints(dist.target), before)
})

test('a guide that was out keeps its last good page, insert and cards, and all that they need', async (t) => {
  const {dist, client, build: run} = await school(t, guide('a'))
  const id = 'guide-student-accounts'
  t.true((await run()).succeeded)
  const before = await fingerprints(dist.target)
  await client
    .patch(id)
    .set({title: 'Another title', path: '/elsewhere/'})
    .append('body', [unfinished()])
    .commit()
  const {succeeded, said} = await run()
  t.true(succeeded, said)
  t.regex(said, /“Another title” \(guide-student-accounts\): Web page \(last good: [0-9a-f]{8}\)/)
  const {'report.json': _, ...after} = await fingerprints(dist.target)
  for (const [file, digest] of Object.entries(before)) {
    if (/student-accounts|images/.test(file)) t.is(after[file], digest, file)
  }
  const home = await dist.text('site/index.html')
  t.regex(home, /href="\/our-resources\/for-students\/student-accounts\/">Student Accounts</)
  t.false(home.includes('Another title'))
})

test('a link to a guide that never went out leaves its words, and is found where it stands', async (t) => {
  const bad = guide('b', {body: [unfinished()]})
  const {dist, put, build: run} = await school(t, bad, guide('a', {body: [linkTo('b')]}))
  const first = await run()
  t.true(first.succeeded, first.said)
  t.regex(
    first.said,
    /warning: a › body\[_key=="linked"\]\.markDefs.*\n.*“The guide b” is held back/,
  )
  const page = readPage(await dist.text('site/guides/a/index.html'), 'article')
  t.true(page.text.includes('Read on there'))
  t.false(page.addresses.includes('/guides/b/'))

  await put(guide('b'))
  const second = await run()
  t.regex(second.said, /3 of 3 guides out/)
  const mended = readPage(await dist.text('site/guides/a/index.html'), 'article')
  t.true(mended.addresses.includes('/guides/b/'), 'The link comes back by itself.')

  await put({...bad, path: '/moved/'})
  await run()
  const kept = readPage(await dist.text('site/guides/a/index.html'), 'article')
  t.true(kept.addresses.includes('/guides/b/'), 'It leads to where the last good page stands.')
})

test('a fault of print never stops the web page, which offers the last good insert', async (t) => {
  const {dist, client, build: run} = await school(t)
  t.true((await run()).succeeded)
  const pdf = 'site/our-resources/for-students/student-accounts/student-accounts.pdf'
  const before = await fingerprints(dist.target)
  await client.patch('guide-student-accounts').set({title: 'Runes ᚠ'}).commit()
  const {succeeded, said} = await run()
  t.true(succeeded, said)
  const after = await fingerprints(dist.target)
  t.is(after[pdf], before[pdf])
  t.is(after['cards/student-accounts/og.png'], before['cards/student-accounts/og.png'])
  const html = await dist.text('site/our-resources/for-students/student-accounts/index.html')
  t.regex(html, /<h1>Runes ᚠ<\/h1>/)
  t.true(html.includes('student-accounts.pdf'))
})

test('guides whose paths differ only in slashes and hyphens get files of their own', async (t) => {
  const paths = ['/a/b/', '/x/b/', '/a-b/', '/faq-2/', '/faq-2.0/']
  const {dist, build: run} = await school(
    t,
    ...paths.map((path, index) => guide(`g${index}`, {path})),
  )
  const {succeeded, said} = await run()
  t.true(succeeded, said)
  const report: {outputs: {path: string; guide?: string}[]} = JSON.parse(
    await dist.text('report.json'),
  )
  for (const index of paths.keys()) {
    const own = report.outputs.filter((output) => output.guide === `g${index}`)
    t.is(own.filter(({path}) => /^print\/.*\.pdf$/.test(path)).length, 2, paths[index])
    t.is(own.filter(({path}) => path.endsWith('/cards.json')).length, 1, paths[index])
  }
})

test('a picture that cannot be read is named by its file, where it stands in the guide', async (t) => {
  const {client, dist, build: run} = await school(t, guide('a'))
  // As a copy of a store leaves it that came without its files.
  const bytes = await sharp({create: {width: 900, height: 600, channels: 3, background: 'red'}})
    .png()
    .toBuffer()
  const uploaded = await client.assets.upload('image', bytes, {filename: 'door.png'})
  const _id = `image-${'0'.repeat(40)}-900x600-png`
  const path = `images/localdev/production/${'0'.repeat(40)}-900x600.png`
  const asset = await client.create({...uploaded, _id, path})
  const figure = unfinished({
    asset: {_type: 'reference', _ref: asset._id},
    alt: 'The door of the school office',
  })
  await client
    .patch('a')
    .set({body: [figure]})
    .commit()
  const {succeeded, said} = await run()
  t.true(succeeded, said)
  t.regex(said, /error: a › body\[_key=="unfinished"\]\.asset\n {2}The picture “door\.png”/)
  const report: Report = JSON.parse(await dist.text('report.json'))
  t.true(report.findings.every(({path}) => !path.startsWith('image-')))
})
