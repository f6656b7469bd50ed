/**
 * Measures the importer over 100 and 1,000 pages, each with a picture of its own: pages a second, the
 * share of reading, writing and assets, and the memory of the process. `npm run bench:import`.
 */
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import sharp from 'sharp'
import {importPages} from '../../studio/import/importPages.ts'
import {openLake} from '../../studio/lake/lake.ts'
import {clientFromEnvironment} from '../../studio/pipeline/client.ts'

const seed = await readFile(
  fileURLToPath(new URL('../fixtures/student-accounts.md', import.meta.url)),
  'utf8',
)
const body = seed.slice(seed.indexOf('<h1>'))

/** A site of pages like the old one, each with words and a picture of its own. */
async function writeSite(folder: string, count: number): Promise<void> {
  await mkdir(join(folder, '_notes'), {recursive: true})
  await mkdir(join(folder, 'images'), {recursive: true})
  for (let index = 0; index < count; index += 1) {
    const head = `---\ntitle: Page ${index}\npermalink: /page-${index}/\nvariant: tiptap\n---\n`
    const own = body
      .replaceAll('MIMS Portal', `Portal ${index}`)
      .replaceAll('/images/For Students/MIMS_SSPR.png', `/images/${index}.png`)
    await writeFile(join(folder, '_notes', `${index}.md`), head + own)
    const background = {r: index % 256, g: Math.floor(index / 256), b: 90}
    const picture = sharp({create: {width: 400, height: 300, channels: 3, background}})
    await writeFile(join(folder, 'images', `${index}.png`), await picture.png().toBuffer())
  }
}

for (const count of [100, 1000]) {
  const folder = await mkdtemp(join(tmpdir(), 'guides-bench-'))
  const site = join(folder, 'moe-bench')
  await writeSite(site, count)
  const lake = await openLake({store: join(folder, 'lake')})
  const client = clientFromEnvironment(
    {
      SANITY_PROJECT_ID: lake.projectId,
      SANITY_DATASET: lake.dataset,
      SANITY_API_TOKEN: lake.token,
      SANITY_API_HOST: lake.url,
    },
    'raw',
  )
  for (const round of ['first', 'again']) {
    let peak = 0
    const started = performance.now()
    const {pages, milliseconds} = await importPages(client, {
      paths: [site],
      target: 'drafts',
      dryRun: false,
      literal: false,
      onPage: () => {
        peak = Math.max(peak, process.memoryUsage.rss())
      },
    })
    const all = performance.now() - started
    if (pages.some(({outcome}) => outcome === 'failed')) throw new Error('A page was not imported.')
    const share = (part: number) => `${Math.round((part / all) * 100)} %`
    console.log(
      `${count} pages, ${round}: ${(all / 1000).toFixed(1)} s, ${Math.round(count / (all / 1000))} pages/s; reading ${share(milliseconds.reading)}, assets ${share(milliseconds.assets)}, writing ${share(milliseconds.writing)}; ${Math.round(peak / 1e6)} MB`,
    )
  }
  await lake.close()
  await rm(folder, {recursive: true})
}
