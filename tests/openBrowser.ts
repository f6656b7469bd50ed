import {existsSync} from 'node:fs'
import {mkdir, rename, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import type {ExecutionContext} from 'ava'
import {type Browser, chromium} from 'playwright-core'

/** Where installed browsers are, on the systems that people develop on. */
const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** How long another process may take to unpack the browser, in milliseconds. */
const MAX_UNPACKING = 60_000

/** Chromium tries to reach its makers, and as root it cannot have a sandbox. */
const QUIET = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * A headless browser that closes with the test: the one that the environment variable
 * `TEST_BROWSER` names (empty: the packaged one), else an installed one, else the packaged one.
 */
export async function openBrowser(t: ExecutionContext): Promise<Browser> {
  const browser = await launchBrowser()
  t.teardown(() => browser.close())
  return browser
}

/** The same browser without a test around it, with more arguments if need be: whoever opens it closes it. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const found = process.env.TEST_BROWSER ?? INSTALLED.find((path) => existsSync(path))
  const {executablePath, libraries} = found ? {executablePath: found} : await packaged()
  return chromium.launch({
    executablePath,
    args: [...QUIET, ...more],
    ...(libraries ? {env: {...process.env, LD_LIBRARY_PATH: libraries}} : {}),
  })
}

/** Unpacks the packaged Chromium once; test files run in processes that may all want it. */
async function packaged(): Promise<{executablePath: string; libraries: string}> {
  const folder = join(tmpdir(), 'school-guides-chromium')
  const ready = join(folder, 'ready')
  const work = `${folder}.unpacking`
  const givenUp = Date.now() + MAX_UNPACKING
  while (!existsSync(ready)) {
    if (!(await claimed(work))) {
      if (Date.now() > givenUp) throw new Error(`Unpacking stopped half-way: remove ${work}`)
      await wait(200)
    } else if (existsSync(ready)) {
      await rm(work, {recursive: true})
    } else {
      await unpack(work)
      await rename(work, folder)
    }
  }
  return {executablePath: join(folder, 'chromium'), libraries: join(folder, 'al2023', 'lib')}
}

async function claimed(work: string): Promise<boolean> {
  return mkdir(work).then(
    () => true,
    () => false,
  )
}

async function unpack(work: string): Promise<void> {
  const {inflate} = await import('@sparticuz/chromium')
  const bin = fileURLToPath(new URL('../bin', import.meta.resolve('@sparticuz/chromium')))
  const usual = process.env.TMPDIR
  // The package unpacks into the temporary folder and nowhere else.
  process.env.TMPDIR = work
  try {
    await Promise.all(
      ['chromium.br', 'al2023.tar.br', 'swiftshader.tar.br'].map((name) =>
        inflate(join(bin, name)),
      ),
    )
  } finally {
    if (usual === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = usual
  }
  await writeFile(join(work, 'ready'), '')
}
