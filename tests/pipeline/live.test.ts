import {mkdtemp, rm} from 'node:fs/promises'
import {request} from 'node:http'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import test, {type ExecutionContext} from 'ava'
import {outputsFolder} from '../../studio/commands/outputs/runBuild.ts'
import {openLive} from '../../studio/pipeline/live/openLive.ts'
import {text} from '../guide/document.ts'
import {freePort} from '../lake/lakeInProcess.ts'
import {datasets, serveDataset} from '../library.ts'
import {guide, unfinished} from './guides.ts'
import {openedLive} from './openedLive.ts'

/** The visitors' site of a lake, as `npm start` serves it. */
async function served(t: ExecutionContext, ...guides: readonly ReturnType<typeof guide>[]) {
  const {client, live, log} = await openedLive(t, {guides})
  const get = async (path: string) => {
    const response = await fetch(`${live.url}${path}`)
    return {status: response.status, text: await response.text()}
  }
  /** Asks until the answer is as expected, for as long as a person would wait on a busy machine. */
  const until = async (
    path: string,
    isExpected: (answer: {status: number; text: string}) => boolean,
  ) => {
    for (let tries = 0; tries < 900; tries += 1) {
      const answer = await get(path)
      if (isExpected(answer)) return answer
      await wait(100)
    }
    throw new Error(`${path} never answered as expected: ${(await get(path)).text.slice(0, 300)}`)
  }
  return {live, client, get, until, log}
}

test.serial(
  'what is published is on the visitors’ site, with its insert and cards, and one bad guide freezes nothing',
  async (t) => {
    const bad = guide('bad', {body: [unfinished()]})
    const {client, get, until, log} = await served(t, bad)
    const page = '/our-resources/for-students/student-accounts/'
    await until(page, ({text}) => text.includes('<h1>Student Accounts</h1>'))
    t.is((await get('/guides/bad/')).status, 404)
    t.true(log.some((line) => /“The guide bad”.*never out/.test(line)))

    await client.createOrReplace(guide('good'))
    const {text} = await until('/guides/good/', ({status}) => status === 200)
    t.regex(text, /The words of good/)
    t.regex(text, /property="og:image" content="https:[^"]*\/cards\/good\/og\.\w+"/)
    t.is((await get('/cards/good/og.png')).status, 200)

    await client.patch('bad').set({body: []}).commit()
    await until('/guides/bad/', ({status}) => status === 200)
    await client.patch('bad').set({title: ''}).commit()
    await client.patch('good').set({title: 'Even better'}).commit()
    await until('/guides/good/', (answer) => answer.text.includes('<h1>Even better</h1>'))
    t.regex(
      (await get('/guides/bad/')).text,
      /<h1>The guide bad<\/h1>/,
      'Its last good page stays.',
    )
    await client.delete('good')
    await until('/guides/good/', ({status}) => status === 404)
  },
)

test.serial(
  'a site of which every guide is held back says why, and comes when one is mended',
  async (t) => {
    const {lake, environment, client} = await serveDataset(datasets.guidance)
    await client.patch('guide-student-accounts').set({title: ''}).commit()
    const folder = await mkdtemp(join(tmpdir(), 'guides-live-'))
    const live = await openLive({
      environment,
      port: await freePort(),
      outputs: folder,
      log: () => {},
    })
    t.teardown(async () => {
      await live.close()
      await lake.close()
      await rm(folder, {recursive: true, force: true})
    })
    const until = async (status: number, words: RegExp) => {
      for (let tries = 0; tries < 900; tries += 1) {
        const response = await fetch(live.url)
        if (response.status === status && words.test(await response.text())) return true
        await wait(100)
      }
      return false
    }
    t.true(await until(503, /Every guide is held back/))
    await client.patch('guide-student-accounts').set({title: 'Mended'}).commit()
    t.true(await until(200, /Mended/))
  },
)

test.serial(
  'the search follows what is published, and a notice goes when its time is over',
  async (t) => {
    const {client, get, until} = await served(t)
    const index = '/pagefind/pagefind-entry.json'
    const before = (await until(index, ({status}) => status === 200)).text
    await client.createOrReplace(guide('new'))
    await until('/guides/new/', ({status}) => status === 200)
    t.is((await get(index)).status, 200, 'Until it follows, the last one is there.')
    await until(index, ({text}) => text !== before && text.includes('"page_count":4'))

    const notice = {
      text: [text('The school is closed.')],
      until: new Date(Date.now() + 10_000).toISOString(),
    }
    await client.patch('siteSettings').set({notice}).commit()
    await until('/', (answer) => answer.text.includes('The school is closed.'))
    await until('/', (answer) => !answer.text.includes('The school is closed.'))
    t.true(Date.now() >= Date.parse(notice.until))
  },
)

test.serial('a preview has the change that it is asked for, drafts included', async (t) => {
  const {live, client} = await served(t)
  const id = 'guide-student-accounts'
  const published = await client.getDocument(id)
  for (let round = 0; round < 5; round += 1) {
    const title = `Draft ${round}`
    const {transactionId} = await client.mutate(
      [{createOrReplace: {...published, _id: `drafts.${id}`, _type: 'guide', title}}],
      {returnDocuments: false},
    )
    const preview: {page: string; findings: unknown[]} = JSON.parse(
      await live.ask({ask: 'preview', guide: id, channel: 'web', after: transactionId}),
    )
    t.regex(preview.page, new RegExp(`<h1[^>]*>${title}</h1>`, 'u'))
    t.true(preview.page.includes('<style>'), 'Its styles are in it.')
    t.regex(preview.page, /class="breadcrumbs/, 'It has what stands around it on the site.')
  }
})

test.serial(
  'the site answers to its own name only, reads only, and finds what is meant',
  async (t) => {
    const {live, get, until} = await served(t)
    await until('/', ({status}) => status === 200)
    const statusFor = (options: {host?: string; method?: string; path?: string}) =>
      new Promise<number>((resolve, reject) => {
        const {host, method = 'GET', path = '/'} = options
        const sent = request(
          new URL(live.url),
          {method, path, headers: host === undefined ? {} : {host}},
          (response) => {
            response.resume()
            resolve(response.statusCode ?? 0)
          },
        )
        sent.on('error', reject).end()
      })
    t.is(await statusFor({host: 'evil.example'}), 421)
    t.is(await statusFor({method: 'POST'}), 405)
    t.is(await statusFor({path: '/%E0%A4%A'}), 404)
    t.is(await statusFor({path: '/../../package.json'}), 404)
    t.is(await statusFor({path: '/our-resources'}), 301)
    t.is((await get('/nowhere/')).status, 404)
    const {headers} = await fetch(`${live.url}/`)
    t.regex(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
    t.regex(
      (await get('/')).text,
      /http-equiv="Content-Security-Policy" content="default-src 'none'/,
    )
  },
)

test.serial(
  'for engineers, pages come from their sources and reload, beside what the pipeline made',
  async (t) => {
    const {lake, environment} = await serveDataset(datasets.guidance)
    const port = await freePort()
    const live = await openLive({
      environment,
      port,
      outputs: outputsFolder,
      dev: true,
      log: () => {},
    })
    t.teardown(async () => {
      await live.close()
      await lake.close()
    })
    const card = `${live.url}/cards/student-accounts/og.png`
    for (let tries = 0; tries < 600 && (await fetch(card)).status !== 200; tries += 1)
      await wait(100)
    t.is((await fetch(card)).status, 200)
    const page = await fetch(`${live.url}/our-resources/for-students/student-accounts/`)
    const html = await page.text()
    t.regex(html, /<h1>Student Accounts<\/h1>/)
    t.regex(html, /\/@vite\/client/)
  },
)
