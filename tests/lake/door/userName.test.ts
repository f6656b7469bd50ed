import test from 'ava'
import {tokenWithName} from '../../../studio/lake/userName.ts'
import {clientOf, lakeWith} from '../lakeFixture.ts'

test('two people with the lake’s token have two names: asked who they are, in history, in identity()', async (t) => {
  const lake = await lakeWith(t, [])
  const ids: string[] = []
  for (const name of ['Ms Tan', '陈老师']) {
    const person = clientOf({...lake, token: tokenWithName(lake.token, name)}, 'editor')
    const {id, name: answered} = await person.users.getById('me')
    t.is(answered, name)
    ids.push(id)
    await person.createOrReplace({_id: 'a', _type: 'note', text: `By ${name}`})
    t.is(await person.fetch('identity()'), id)
  }
  t.is(new Set(ids).size, 2)
  const history: string = await clientOf(lake, 'editor').request({
    url: `/data/history/${lake.dataset}/transactions/a?excludeContent=true`,
  })
  const authors = history
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).author)
  t.deepEqual(authors, ids)
  const [found] = await clientOf(lake, 'editor').request<{displayName: string}[]>({
    url: `/users/${ids.join(',')}`,
  })
  t.is(found?.displayName, 'Ms Tan')
})

test('a name is none without the token, and no name is a refusal', async (t) => {
  const lake = await lakeWith(t, [])
  const wrong = [
    tokenWithName('skwrong-token-of-nobody', 'Ms Tan'),
    `${lake.token}.`,
    `${lake.token}x`,
    `${lake.token}.${'A'.repeat(200)}`,
    `${lake.token}.!!`,
  ]
  for (const token of wrong) {
    const {status} = await fetch(`${lake.url}/v1/users/me`, {
      headers: {authorization: `Bearer ${token}`},
    })
    t.is(status, 401, token)
  }
  for (const name of ['', '  ', 'x'.repeat(61), 'a\u0007b']) {
    t.throws(() => tokenWithName(lake.token, name))
  }
})
