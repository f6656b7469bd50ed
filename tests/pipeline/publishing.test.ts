import {chmod, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {createServer} from 'node:http'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import test, {type ExecutionContext} from 'ava'
import * as v from 'valibot'
import {outputsFolder} from '../../studio/commands/outputs/runBuild.ts'
import {onlineSchema, publicationSchema} from '../../studio/online/online.ts'
import {openOutputStore} from '../../studio/pipeline/outputs/outputStore.ts'
import {filesOfHistories} from '../../studio/pipeline/publishing/history.ts'
import {type TargetEnvironment, targetFrom} from '../../studio/pipeline/publishing/target.ts'
import {build, fingerprints} from '../commands/building.ts'
import {freePort} from '../lake/lakeInProcess.ts'
import {guide, unfinished} from './guides.ts'
import {openedLive} from './openedLive.ts'

const page = 'site/our-resources/for-students/student-accounts/index.html'

async function folderOf(t: ExecutionContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guides-online-'))
  t.teardown(() => rm(folder, {recursive: true, force: true}))
  return folder
}

/** What puts the site of a lake of its own online, as the Studio asks it to. */
async function publishing(t: ExecutionContext, target: TargetEnvironment) {
  const {environment, client, live, log} = await openedLive(t, {target})
  return {
    environment,
    client,
    live,
    log,
    online: async () => v.parse(onlineSchema, JSON.parse(await live.ask({ask: 'online'}))),
    put: async (signal?: AbortSignal) =>
      v.parse(
        publicationSchema,
        JSON.parse(
          await live.ask({ask: 'putOnline', by: 'Mei'}, signal === undefined ? {} : {signal}),
        ),
      ),
  }
}

/** Asks until the answer is as expected, for as long as a person would wait on a busy machine. */
async function until<T>(ask: () => Promise<T>, isExpected: (found: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await ask()
    if (isExpected(found)) return found
    await wait(100)
  }
  return ask()
}

/** A program that puts the folder where visitors are, as long as nothing is in its way. */
async function program(folder: string): Promise<string> {
  const file = join(folder, 'send.sh')
  await writeFile(
    file,
    '#!/bin/sh\necho "token $SECRET_OF_TEST refused at https://me:pass@host/" >&2\n[ -e "$1/stop" ] && exit 3\n[ -e "$1/slow" ] && sleep 60\nrm -rf "$1/served" && cp -r "$2" "$1/served"\n',
  )
  await chmod(file, 0o755)
  return file
}

test.serial(
  'what is published goes online whole, one guide in error hinders none, and going back restores every byte',
  async (t) => {
    const folder = join(await folderOf(t), 'dist')
    const {client, environment, online, put, live} = await publishing(t, {PUBLISH_FOLDER: folder})
    const first = await put()
    t.is(first.by, 'Mei')
    t.true(
      first.changes.guides.some(
        ({title, change}) => title === 'Student Accounts' && change === 'new',
      ),
    )
    const bytes = await fingerprints(folder)
    const built = join(await folderOf(t), 'dist')
    t.true((await build(built, environment)).succeeded)
    t.deepEqual(bytes, await fingerprints(built), 'It is what “npm run build” writes.')

    await client.create(guide('bad', {body: [unfinished()]}))
    await client.patch('guide-student-accounts').set({title: 'Accounts, anew'}).commit()
    const waiting = await until(
      online,
      ({waiting, heldBack}) => heldBack.length > 0 && waiting.guides.length > 0,
    )
    t.deepEqual(waiting.waiting.guides, [
      {guide: 'guide-student-accounts', title: 'Accounts, anew', change: 'changed'},
    ])
    t.is(waiting.heldBack[0]?.title, 'The guide bad')
    t.regex(waiting.heldBack[0]?.findings[0]?.remedy ?? '', /./)
    const second = await put()
    t.deepEqual(second.changes.guides, waiting.waiting.guides)
    t.regex(await readFile(join(folder, page), 'utf8'), /<h1>Accounts, anew<\/h1>/)
    t.deepEqual((await online()).waiting.guides, [])

    await t.throwsAsync(live.ask({ask: 'goBack', id: 'nowhere', by: 'Mei'}), {message: /not kept/})
    await live.ask({ask: 'goBack', id: first.id, by: 'Mei'})
    t.deepEqual(await fingerprints(folder), bytes)
    const {history, waiting: again} = await online()
    t.is(history[0]?.backTo?.id, first.id)
    t.is(again.guides[0]?.title, 'Accounts, anew')
    const kept = await filesOfHistories(openOutputStore(outputsFolder))
    t.true(kept.size > 0 && Object.values(bytes).filter((sha256) => kept.has(sha256)).length > 10)
  },
)

test.serial(
  'a command that fails, or is stopped, leaves what was online, and tells no secret',
  async (t) => {
    const folder = await folderOf(t)
    const dist = join(folder, 'dist')
    process.env.SECRET_OF_TEST = 'very-secret-value'
    t.teardown(() => delete process.env.SECRET_OF_TEST)
    const {client, live, online, put, log} = await publishing(t, {
      PUBLISH_FOLDER: dist,
      PUBLISH_COMMAND: `"${await program(folder)}" ${folder}`,
    })
    const served = join(folder, 'served', page.replace('site/', ''))
    await put()
    t.regex(await readFile(served, 'utf8'), /<h1>Student Accounts<\/h1>/)
    const before = await fingerprints(dist)

    await client.patch('guide-student-accounts').set({title: 'Second'}).commit()
    await writeFile(join(folder, 'stop'), '')
    const fault = await t.throwsAsync(put())
    t.regex(fault?.message ?? '', /ended with 3\. It said:\ntoken … refused at https:\/\/…@host\//)
    await rm(join(folder, 'stop'))
    await writeFile(join(folder, 'slow'), '')
    const stopping = new AbortController()
    const slow = live.ask(
      {ask: 'putOnline', by: 'Mei'},
      {
        signal: stopping.signal,
        onProgress: (progress) => {
          if (JSON.stringify(progress).includes('sending')) setTimeout(() => stopping.abort(), 200)
        },
      },
    )
    await t.throwsAsync(slow)
    await until(online, ({running}) => running === undefined)
    await rm(join(folder, 'slow'))
    t.regex(await readFile(served, 'utf8'), /<h1>Student Accounts<\/h1>/)
    t.deepEqual(await fingerprints(dist), before)
    t.deepEqual((await readdir(folder)).sort(), ['dist', 'send.sh', 'served'])
    const said = JSON.stringify([await online(), log])
    t.false(said.includes('very-secret') || said.includes(folder))
    t.is((await online()).history.length, 1)

    await put()
    t.regex(await readFile(served, 'utf8'), /<h1>Second<\/h1>/)
  },
)

test.serial(
  'a host that builds the site is told by its address, which nobody else learns',
  async (t) => {
    const asked: string[] = []
    let status = 500
    const host = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`)
      response.writeHead(status).end()
    })
    const port = await freePort()
    await new Promise<void>((resolve) => {
      host.listen(port, '127.0.0.1', resolve)
    })
    t.teardown(() => host.close())
    const {put, online} = await publishing(t, {
      PUBLISH_HOOK: `http://127.0.0.1:${port}/build/secret-of-the-host`,
    })
    const fault = await t.throwsAsync(put())
    t.regex(fault?.message ?? '', /answered 500/)
    status = 201
    await put()
    t.deepEqual(asked, Array(2).fill('POST /build/secret-of-the-host'))
    t.false(JSON.stringify([await online(), fault?.message]).includes('secret-of'))
  },
)

test.serial('it goes online by itself some time after the last publishing', async (t) => {
  const folder = join(await folderOf(t), 'dist')
  const {client, online} = await publishing(t, {
    PUBLISH_FOLDER: folder,
    PUBLISH_AFTER_MINUTES: '0.05',
  })
  const first = await until(online, ({history}) => history.length > 0)
  t.is(first.history[0]?.how, 'by itself')
  await client.patch('guide-student-accounts').set({title: 'By itself'}).commit()
  const then = await until(online, ({history}) => history.length > 1)
  t.is(then.history[0]?.changes.guides[0]?.title, 'By itself')
  t.regex(await readFile(join(folder, page), 'utf8'), /<h1>By itself<\/h1>/)
})

test.serial('a scheduled release is online at its moment', async (t) => {
  const folder = join(await folderOf(t), 'dist')
  const {client, online, put} = await publishing(t, {
    PUBLISH_FOLDER: folder,
    PUBLISH_AFTER_MINUTES: '600',
  })
  await put()
  const published = await client.getDocument('guide-student-accounts')
  if (published === undefined) throw new Error('The guidance has no guide.')
  await client.releases.create({
    releaseId: 'rterm',
    metadata: {title: 'Term', releaseType: 'scheduled'},
  })
  await client.create({
    ...published,
    _id: 'versions.rterm.guide-student-accounts',
    title: 'For the new term',
  })
  const publishAt = new Date(Date.now() + 3_000).toISOString()
  await client.releases.schedule({releaseId: 'rterm', publishAt})
  const titleNow = () => client.fetch<string>('*[_id == "guide-student-accounts"][0].title')
  await until(titleNow, (title) => title === 'For the new term')
  // What comes after it does not hold it up.
  await client.patch('guide-student-accounts').set({reviewedOn: '2027-01-01'}).commit()
  const then = await until(online, ({history}) => history.length > 1)
  t.is(then.history[0]?.changes.guides[0]?.title, 'For the new term')
  t.true(Date.now() >= Date.parse(publishAt))
})

test('what does not fit together is said at once', (t) => {
  t.throws(() => targetFrom({PUBLISH_HOOK: 'https://host/x', PUBLISH_COMMAND: 'send'}), {
    message: /one or the other/,
  })
  t.throws(() => targetFrom({PUBLISH_HOOK: 'host'}), {message: /not an address/})
  t.throws(() => targetFrom({PUBLISH_AFTER_MINUTES: 'soon'}), {message: /“soon”; write a number/})
  t.deepEqual(targetFrom({PUBLISH_COMMAND: "send 'two words' --to=x"}).command, [
    'send',
    'two words',
    '--to=x',
  ])
})
