import {spawn} from 'node:child_process'
import {mkdtemp, readdir, rm, writeFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import type {SanityClient} from '@sanity/client'
import {fetchLibrary} from '../../renderers/guide/library.ts'
import {resolveGuide} from '../../renderers/guide/resolveGuide.ts'
import {root} from '../../studio/pipeline/root.ts'
import {imagesOf} from '../library.ts'
import {launchBrowser} from '../openBrowser.ts'

const project = fileURLToPath(new URL('usual/', import.meta.url))
const astro = join(
  dirname(createRequire(import.meta.url).resolve('astro/package.json')),
  'bin',
  'astro.mjs',
)

/**
 * Builds what our build builds, with the stack that a team would take: a static Astro site, seven cards a
 * guide by satori → resvg in an endpoint, and two PDFs a guide printed by Chromium.
 */
export async function buildUsually(client: SanityClient): Promise<void> {
  const library = await fetchLibrary(client)
  const guides = [...library.guides.keys()].map((id) => resolveGuide(library, id, 'web').value)
  const images = await imagesOf(library, guides)
  const folder = await mkdtemp(join(root, '.cache', 'usual-'))
  try {
    const data = {
      guides,
      images: Object.fromEntries(
        [...images].map(([id, bytes]) => [
          id,
          `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`,
        ]),
      ),
    }
    await writeFile(join(folder, 'data.json'), JSON.stringify(data))
    await run([astro, 'build', '--root', project, '--logLevel', 'error'], {
      USUAL_OUTPUT: join(folder, 'site'),
      USUAL_DATA: join(folder, 'data.json'),
    })
    await printAll(join(folder, 'site'))
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

async function printAll(site: string): Promise<void> {
  const files = await readdir(site, {recursive: true})
  const browser = await launchBrowser()
  const page = await browser.newPage()
  for (const file of files.filter((name) => name.endsWith('index.html'))) {
    await page.goto(pathToFileURL(join(site, file)).href)
    for (const edition of ['screen', 'press']) {
      await page.pdf({path: join(site, `${file}.${edition}.pdf`), format: 'A5', tagged: true})
    }
  }
  await browser.close()
}

function run(script: readonly string[], environment: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = {...process.env, ...environment, ASTRO_TELEMETRY_DISABLED: '1'}
    const child = spawn(process.execPath, script, {cwd: root, env, stdio: 'inherit'})
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`Astro: ${code}`))))
  })
}
