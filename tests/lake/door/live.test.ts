import test, {type ExecutionContext} from 'ava'
import {clientOf, lakeWith} from '../lakeFixture.ts'
import {oneByOne} from './oneByOne.ts'

const DOCUMENTS = [
  {_id: 'a', _type: 'guide', title: 'A'},
  {_id: 's', _type: 'service', title: 'S'},
  {_id: 'drafts.a', _type: 'guide', title: 'A edited'},
]

async function following(t: ExecutionContext, includeDrafts: boolean) {
  const lake = await lakeWith(t, DOCUMENTS)
  const editor = clientOf(lake, 'editor')
  const client = clientOf(lake, includeDrafts ? 'editor' : 'visitor')
  const next = oneByOne(t, client.live.events({includeDrafts}))
  t.is((await next()).type, 'welcome')
  const tagsOf = async (query: string) =>
    (await editor.fetch(query, {}, {filterResponse: false})).syncTags ?? []
  const nextTags = async () => {
    const event = await next()
    if (event.type !== 'message') throw new Error(`There was ${event.type}.`)
    return event.tags
  }
  return {editor, nextTags, tagsOf}
}

test('a change carries the tags of the queries that it concerns', async (t) => {
  const {editor, nextTags, tagsOf} = await following(t, false)
  const guides = await tagsOf('*[_type == "guide" && title != "x"]{title}')
  const services = await tagsOf('*[_type == "service"] | order(title)[0..3]')
  const followed = await tagsOf('*[_type == "guide"]{"service": service->title}')
  const all = await tagsOf('*[title match "a*"]')
  const either = await tagsOf('*[_type == "guide" || title == "S"]')
  await editor.patch('s').set({title: 'S2'}).commit()
  const tags = await nextTags()
  const concerns = (query: readonly string[]) =>
    query.some((tag) => tags.includes(`s1:${tag.slice(3)}`))
  t.true(concerns(services))
  t.true(concerns(followed))
  t.true(concerns(all))
  t.true(concerns(either))
  t.false(concerns(guides))
})

test('drafts are told to those who ask for them', async (t) => {
  const {editor, nextTags} = await following(t, true)
  await editor.patch('drafts.a').set({title: 'x'}).commit()
  t.is((await nextTags()).length, 2)
})
