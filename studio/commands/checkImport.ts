import {fetchLibrary} from '../../renderers/guide/library.ts'
import {importPages, type PageResult} from '../import/importPages.ts'
import {openOutputStore} from '../pipeline/outputs/outputStore.ts'
import {createDrawer} from '../pipeline/publication/drawer.ts'
import {proveGuide} from '../pipeline/publication/guide/proveGuide.ts'
import {describeFinding} from '../pipeline/publication/report/describeFinding.ts'
import {siteFolder} from '../pipeline/site/siteFolder.ts'
import {openWorkshop} from '../pipeline/workshop/workshop.ts'
import {progress, runCommand} from './command/command.ts'
import {openContent} from './content/content.ts'
import {outputsFolder} from './outputs/runBuild.ts'

/** `npm run import:check`: a proof over any folder of pages, which changes nothing. */
await runCommand(
  {
    name: 'import:check',
    summary: 'Proves that pages can be imported whole, and drawn in every channel.',
    takes: 'PAGE_OR_FOLDER…',
    options: {
      site: {
        type: 'string',
        value: 'FOLDER',
        help: 'the site’s folder with its “images” and “files”; found by itself in a checkout',
      },
    },
    notes: `Imports the pages into a temporary store, proves each word, link, image and embedded page, then draws
every guide as web page, handbook insert and cards. Your own store is not touched.`,
  },
  async ({site: folder}, paths) => {
    // No folder and no project: the store lives as long as this command.
    const content = await openContent({environment: {}})
    const workshop = await openWorkshop(openOutputStore(outputsFolder))
    try {
      const {pages} = await importPages(content.client, {
        paths,
        site: folder,
        target: 'published',
        dryRun: false,
        literal: false,
      })
      const library = await fetchLibrary(content.client)
      const tools = {
        drawer: createDrawer(workshop),
        site: siteFolder(workshop.code.page, (line) => console.log(line)),
      }
      let done = 0
      let failed = 0
      await Promise.all(
        pages.map(async (page) => {
          if (page.outcome === 'leftOut') {
            done += 1
            console.log(`${progress(done, pages.length)}left out  ${page.file.name}`)
            return
          }
          const id = page.outcome === 'failed' ? undefined : page.imported?.id
          const flaws = page.imported?.flaws ?? []
          const misfits = library.findings.filter(({document}) => document === page.imported?.id)
          const drawn = id === undefined ? [] : await proveGuide(library, id, tools)
          const found = [...misfits, ...drawn]
          const isWhole = page.failures.length === 0 && flaws.length === 0 && found.length === 0
          if (!isWhole) failed += 1
          done += 1
          const lines = [
            `${progress(done, pages.length)}${isWhole ? 'whole' : 'NOT WHOLE'}  ${page.file.name}`,
            ...[...page.failures, ...flaws].map((failure) => `    ${failure}`),
            ...found.map(describeFinding),
          ]
          console.log(lines.join('\n'))
        }),
      )
      console.log(`\n${summary(pages, failed)}`)
      if (failed > 0) process.exitCode = 1
    } finally {
      await Promise.all([content.close(), workshop.close()])
    }
  },
)

function summary(pages: readonly PageResult[], failed: number): string {
  const notes = pages.flatMap((page) => page.notes)
  const named = notes.filter(({about}) => about !== undefined).length
  const count = pages.filter(({outcome}) => outcome !== 'leftOut').length
  return [
    `${count - failed} of ${count} pages are whole: every word is in the guide in its order, every link, image and embedded page is in the guide or named in a finding, and web, print and cards draw all of it.`,
    `${named} links, images and files are named in findings; ${pages.length - count} pages were left out by name.`,
  ].join('\n')
}
