import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {SanityClient} from '@sanity/client'
import type {TestFn} from 'ava'
import type {Browser} from 'playwright-core'
import {environmentOf} from '../../../studio/commands/content/content.ts'
import {
  runStart,
  type StartEnvironment,
  type Started,
} from '../../../studio/commands/start/runStart.ts'
import {clientFromEnvironment} from '../../../studio/pipeline/client.ts'
import {launchBrowser} from '../../openBrowser.ts'
import {freePorts, NARROW, openStudio} from './studioFixture.ts'

/**
 * One Studio and one browser for all tests of a file, which each write in guides of their own: starting
 * them costs more than most tests. Takes variables of the machine, by the folder of the store. Reads of what it returns are for tests only, which run after it started.
 */
export function sharedStudio(
  test: TestFn,
  environment: (folder: string) => StartEnvironment = () => ({}),
) {
  let started: Started | undefined
  let browser: Browser | undefined
  let folder: string | undefined

  test.before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'studio-test-'))
    const [lake, studio, site] = await freePorts(3)
    started = await runStart({
      environment: environment(folder),
      lake: folder,
      ports: {lake, studio, site},
      log: () => {},
    })
    browser = await launchBrowser()
  })
  test.after.always(async () => {
    await browser?.close()
    await started?.close()
    if (folder !== undefined) await rm(folder, {recursive: true, force: true})
  })

  return {
    /** A client that reads drafts and everything else. */
    client(): SanityClient {
      return clientFromEnvironment(environmentOf(lakeOf(started)), 'raw')
    },
    /** A window of its own at a place of the Studio. */
    open(place = '/', width = NARROW, name?: string) {
      if (started === undefined || browser === undefined) throw new Error('It has not started.')
      return openStudio(browser, started.studio, place, width, name)
    },
    studio: () => started?.studio ?? '',
    site: () => started?.site ?? '',
    folder: () => folder ?? '',
    lake: () => lakeOf(started),
  }
}

function lakeOf(started: Started | undefined) {
  if (started?.lake === undefined) throw new Error('The lake has not started.')
  return started.lake
}

/** A guide that can be published as it is: tests change what they are about. */
export function wholeGuide(id: string, fields: Readonly<Record<string, unknown>> = {}) {
  return {
    _id: id,
    _type: 'guide',
    title: `Guide ${id}`,
    summary: 'What a test writes in.',
    language: 'en',
    navigationGroup: 'For Students',
    path: `/tests/${id}/`,
    body: [paragraph('intro', 'Some text.')],
    ...fields,
  }
}

/** A paragraph of text. */
export function paragraph(key: string, text: string) {
  return {
    _type: 'block',
    _key: key,
    style: 'normal',
    markDefs: [],
    children: [{_type: 'span', _key: `${key}-text`, text, marks: []}],
  }
}
