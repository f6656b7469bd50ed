import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import test from 'ava'
import {importPages} from '../../../studio/import/importPages.ts'
import {asDrafts, emptyLake, page, pageIn, putFiles, siteFolder} from '../importing.ts'
import {outline} from '../reading/outline.ts'

const first = '<p>One.</p><p>Two.</p><img src="/images/a.png" alt=""><p>Three.</p>'

test('importing again changes nothing, and gives the same ids and keys', async (t) => {
  const client = await emptyLake(t)
  const site = await siteFolder(t, {'_notes/page.md': page(first)})
  const once = await importPages(client, {...asDrafts, paths: [site]})
  const before = await client.fetch('*[!(_type match "system.*")] | order(_id)')
  const twice = await importPages(client, {...asDrafts, paths: [site]})
  t.deepEqual(
    [once, twice].map(({pages}) => pages.map(({outcome}) => outcome)),
    [['created'], ['unchanged']],
  )
  t.deepEqual(await client.fetch('*[!(_type match "system.*")] | order(_id)'), before)
})

test('a later revision changes what it changed, and keeps what editors changed', async (t) => {
  const client = await emptyLake(t)
  const site = await siteFolder(t, {'_notes/page.md': page(first)})
  const {pages} = await importPages(client, {...asDrafts, paths: [site]})
  const id = `drafts.${pages[0]?.imported?.id}`
  const keys: string[] = await client.fetch('*[_id == $id][0].body[]._key', {id})
  await client
    .patch(id)
    .set({title: 'Our title', [`body[_key=="${keys[2]}"].alt`]: 'The gate in the morning.'})
    .insert('after', `body[_key=="${keys[0]}"]`, [paragraph('ours', 'Added by an editor.')])
    .commit()
  await putFiles(site, {
    '_notes/page.md': page(
      '<p>One.</p><p>Two, changed.</p><img src="/images/b.png" alt=""><p>Three.</p><p>Four.</p>',
      {description: 'About it'},
    ),
  })
  const again = await importPages(client, {...asDrafts, paths: [site]})
  t.deepEqual(again.pages[0]?.failures, [])
  t.is(again.pages[0]?.outcome, 'updated')
  const guide = await client.fetch('*[_id == $id][0]', {id})
  t.like(guide, {title: 'Our title', summary: 'About it', path: '/a-page/'})
  t.deepEqual(outline(guide.body), [
    'normal: One.',
    'normal: Added by an editor.',
    'normal: Two, changed.',
    'figure /images/b.png “The gate in the morning.”',
    'normal: Three.',
    'normal: Four.',
  ])
  const kept: string[] = guide.body.map(({_key}: {_key: string}) => _key)
  t.deepEqual([kept[0], kept[4]], [keys[0], keys[3]], 'what nobody touched keeps its key')
  t.is(new Set(kept).size, kept.length)
})

test('where page and editor disagree, the editor’s version stays and a finding says so', async (t) => {
  const client = await emptyLake(t)
  const site = await siteFolder(t, {'_notes/page.md': page(first)})
  const {pages} = await importPages(client, {...asDrafts, paths: [site]})
  const id = `drafts.${pages[0]?.imported?.id}`
  const [key]: string[] = await client.fetch('*[_id == $id][0].body[]._key', {id})
  await client
    .patch(id)
    .set({[`body[_key=="${key}"].children[0].text`]: 'Eins.'})
    .commit()
  await putFiles(site, {'_notes/page.md': page(first.replace('One.', 'Uno.'))})
  const again = await importPages(client, {...asDrafts, paths: [site]})
  const {notes} = pageIn(again.pages, '_notes/page.md')
  const [conflict] = notes.filter(({problem}) => problem.includes('both'))
  t.regex(conflict?.problem ?? '', /“Eins\.”.*“Uno\.”/u)
  const body = await client.fetch('*[_id == $id][0].body', {id})
  t.is(outline(body)[0], 'normal: Eins.')
})

test('what the page adds next to a picture that was given words arrives', async (t) => {
  const client = await emptyLake(t)
  const old = '<p>The hall is cool.</p>\n<img src="/images/hall.png" alt="">\n<p>Sit down.</p>'
  const site = await siteFolder(t, {'_notes/page.md': page(old), 'images/hall.png': onePixel})
  const {pages} = await importPages(client, {...asDrafts, paths: [site]})
  const id = `drafts.${pages[0]?.imported?.id}`
  const key = await client.fetch('*[_id == $id][0].body[1]._key', {id})
  await client
    .patch(id)
    .set({[`body[_key=="${key}"].alt`]: 'The hall with its chairs.'})
    .commit()
  const added = '<p>It is closed on Sundays.</p>\n'
  await putFiles(site, {'_notes/page.md': page(old.replace('<img', `${added}<img`))})
  const again = await importPages(client, {...asDrafts, paths: [site]})
  t.is(again.pages[0]?.notes.filter(({problem}) => problem.includes('both')).length, 0)
  t.deepEqual(outline(await client.fetch('*[_id == $id][0].body', {id})), [
    'normal: The hall is cool.',
    'normal: It is closed on Sundays.',
    'figure uploaded “The hall with its chairs.”',
    'normal: Sit down.',
  ])
})

test('words of one paragraph are merged, whatever either side marked', async (t) => {
  const client = await emptyLake(t)
  const site = await siteFolder(t, {'_notes/page.md': page('<p>Wear a hat in the sun.</p>')})
  const {pages} = await importPages(client, {...asDrafts, paths: [site]})
  const id = `drafts.${pages[0]?.imported?.id}`
  const [{_key: key}] = await client.fetch('*[_id == $id][0].body', {id})
  await client
    .patch(id)
    .set({
      [`body[_key=="${key}"].children`]: [
        {_type: 'span', _key: 'a', text: 'Wear a ', marks: []},
        {_type: 'span', _key: 'b', text: 'cap', marks: ['strong']},
        {_type: 'span', _key: 'c', text: ' in the sun.', marks: []},
      ],
    })
    .commit()
  await putFiles(site, {
    '_notes/page.md': page('<p>Wear a hat in the hot <a href="https://x.sg/">sun</a>. Drink.</p>'),
  })
  await importPages(client, {...asDrafts, paths: [site]})
  t.deepEqual(outline(await client.fetch('*[_id == $id][0].body', {id})), [
    'normal: Wear a [cap](strong) in the hot [sun](link https://x.sg/). Drink.',
  ])
})

test('a conflict is told of, whole, at every import until somebody decides', async (t) => {
  const client = await emptyLake(t)
  const site = await siteFolder(t, {'_notes/page.md': page(`<ol><li>${first}</li></ol>`)})
  const {pages} = await importPages(client, {...asDrafts, paths: [site]})
  const id = `drafts.${pages[0]?.imported?.id}`
  const [{_key, items}] = await client.fetch('*[_id == $id][0].body', {id})
  const item = `body[_key=="${_key}"].items[_key=="${items[0]._key}"].content[_key=="${items[0].content[0]._key}"]`
  await client
    .patch(id)
    .set({[`${item}.children[0].text`]: 'Eins.', title: 'Our title'})
    .commit()
  const long = 'Uno, '.repeat(40)
  await putFiles(site, {
    '_notes/page.md': page(`<ol><li>${first.replace('One.', long)}</li></ol>`, {
      title: 'Their title',
    }),
  })
  const told = async () => {
    const {pages: all} = await importPages(client, {...asDrafts, paths: [site]})
    return all[0]?.notes.flatMap(({problem}) => (problem.includes('both') ? [problem] : [])) ?? []
  }
  for (const time of [1, 2, 3]) {
    const problems = await told()
    t.is(problems.length, 2, `import ${time}`)
    t.regex(problems.join('\n'), /“Our title”.*“Their title”/u)
    t.true(problems.some((problem) => problem.includes('“Eins.”') && problem.includes(long.trim())))
  }
  const [list] = await client.fetch('*[_id == $id][0].body', {id})
  const [, proposal] = list.items[0].content
  t.like(proposal, {_type: 'passage', hideFrom: ['web', 'print', 'card']})
  t.deepEqual(outline(proposal.content), [`normal: ${long.trim()}`])
  await client
    .patch(id)
    .unset([
      `body[_key=="${_key}"].items[_key=="${items[0]._key}"].content[_key=="${proposal._key}"]`,
    ])
    .set({title: 'A new title'})
    .commit()
  t.deepEqual(await told(), [])
})

test('a conflict that somebody marks as done is not told of again', async (t) => {
  const client = await emptyLake(t)
  const site = await siteFolder(t, {'_notes/page.md': page(first)})
  const {pages} = await importPages(client, {...asDrafts, paths: [site]})
  const id = pages[0]?.imported?.id
  await client.patch(`drafts.${id}`).set({title: 'Our title'}).commit()
  await putFiles(site, {'_notes/page.md': page(first, {title: 'Their title'})})
  const told = async () => {
    const {pages: all} = await importPages(client, {...asDrafts, paths: [site]})
    return all[0]?.notes.filter(({problem}) => problem.includes('both')).length
  }
  t.deepEqual([await told(), await told()], [1, 1])
  await client.patch(`imported.${id}`).set({'todos[kind == "conflict"].done': true}).commit()
  t.deepEqual([await told(), await told()], [0, 0])
  t.is(await client.fetch('*[_id == $id][0].title', {id: `drafts.${id}`}), 'Our title')
})

test('a published guide is updated by a draft, which editors publish', async (t) => {
  const client = await emptyLake(t)
  const site = await siteFolder(t, {'_notes/page.md': page(first)})
  await importPages(client, {...asDrafts, target: 'published', paths: [site]})
  await putFiles(site, {'_notes/page.md': page(`${first}<p>Four.</p>`)})
  const {pages} = await importPages(client, {...asDrafts, paths: [site]})
  const id = pages[0]?.imported?.id
  const [draft, published] = await Promise.all([
    client.getDocument(`drafts.${id}`),
    client.getDocument(`${id}`),
  ])
  t.is(draft?.body.length, 5)
  t.is(published?.body.length, 4)
})

test('a guide that somebody wrote by hand for the same path is neither doubled nor overwritten', async (t) => {
  const client = await emptyLake(t)
  const body = [paragraph('k', 'By hand.')]
  await client.create({
    _id: 'guide-by-hand',
    _type: 'guide',
    title: 'By hand',
    path: '/a-page/',
    body,
  })
  const site = await siteFolder(t, {'_notes/page.md': page(first, {third_nav_title: 'Notes'})})
  const {pages} = await importPages(client, {...asDrafts, paths: [site]})
  t.is(pages[0]?.imported?.id, 'guide-by-hand')
  const draft = await client.getDocument('drafts.guide-by-hand')
  t.like(draft, {title: 'By hand', navigationGroup: 'Notes', body})
  t.is(await client.fetch('count(*[_type == "guide"])'), 2)
  t.is(pages[0]?.notes.filter(({problem}) => problem.includes('both')).length, 2)
})

test('a dry run changes nothing', async (t) => {
  const client = await emptyLake(t)
  const site = await siteFolder(t, {'_notes/page.md': page(first)})
  const {pages} = await importPages(client, {...asDrafts, dryRun: true, paths: [site]})
  t.is(pages[0]?.outcome, 'created')
  t.is(await client.fetch('count(*[_type in ["guide", "importedPage", "sanity.imageAsset"]])'), 0)
})

test('a picture that was missing is filled in by a later import with its folder', async (t) => {
  const client = await emptyLake(t)
  const site = await siteFolder(t, {'_notes/page.md': page(first)})
  const {pages} = await importPages(client, {...asDrafts, paths: [site]})
  const id = `drafts.${pages[0]?.imported?.id}`
  await putFiles(site, {'images/a.png': onePixel})
  await importPages(client, {...asDrafts, paths: [site]})
  const figure = await client.fetch('*[_id == $id][0].body[_type == "figure"][0]', {id})
  t.regex(figure.asset._ref, /^image-/u)
  t.is(figure.importedFrom, undefined)
  await rm(join(site, 'images'), {recursive: true})
  await importPages(client, {...asDrafts, paths: [site]})
  const kept = await client.fetch('*[_id == $id][0].body[_type == "figure"][0]', {id})
  t.deepEqual(kept.asset, figure.asset, 'a picture is not taken out because the folder lost it')
})

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

function paragraph(key: string, text: string) {
  return {
    _type: 'block',
    _key: key,
    style: 'normal',
    markDefs: [],
    children: [{_type: 'span', _key: `${key}s`, text, marks: []}],
  }
}
