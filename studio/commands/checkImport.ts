import {parseArgs} from 'node:util'
import {fetchLibrary} from '../../renderers/guide/library.ts'
import {importPages, type PageResult} from '../import/importPages.ts'
import {asCommand} from './asCommand.ts'
import {openContent} from './content.ts'
import {createEveryChannel} from './everyChannel.ts'
import {progress} from './options.ts'
import {describeFinding} from './report.ts'

const help = `Proves that pages can be imported whole, and drawn in every channel.

  npm run import:check -- PAGE_OR_FOLDER… [--site FOLDER]

Imports the pages into a passing store, proves each word, link, image and embedded page, then draws
every guide as web page, handbook insert and cards. Your own store is not touched.
`

/** `npm run import:check`: a proof over any folder of pages, which changes nothing. */
await asCommand(run)

async function run(): Promise<void> {
  const {values, positionals} = parseArgs({
    allowPositionals: true,
    options: {site: {type: 'string'}, help: {type: 'boolean', default: false}},
  })
  if (values.help || positionals.length === 0) {
    console.log(help)
    if (!values.help) process.exitCode = 1
    return
  }
  // No folder and no project: the store lives as long as this command.
  const content = await openContent({environment: {}})
  try {
    const {pages} = await importPages(content.client, {
      paths: positionals,
      site: values.site,
      target: 'published',
      dryRun: false,
      literal: false,
    })
    const library = await fetchLibrary(content.client)
    const everyChannel = await createEveryChannel()
    const ids = new Set(pages.flatMap(({imported}) => imported?.id ?? []))
    const misfits = library.findings.filter(({document}) => ids.has(document))
    let failed = 0
    for (const [index, page] of pages.entries()) {
      if (page.outcome === 'leftOut') {
        console.log(`${progress(index + 1, pages.length)}left out  ${page.file.name}`)
        continue
      }
      const id = page.imported?.id
      const drawn =
        page.outcome === 'failed' || id === undefined ? [] : await everyChannel.draw(library, id)
      const found = [...misfits.filter(({document}) => document === id), ...drawn]
      const flaws = page.imported?.flaws ?? []
      const isWhole = page.failures.length === 0 && flaws.length === 0 && found.length === 0
      if (!isWhole) failed += 1
      console.log(
        `${progress(index + 1, pages.length)}${isWhole ? 'whole' : 'NOT WHOLE'}  ${page.file.name}`,
      )
      for (const failure of [...page.failures, ...flaws]) console.log(`    ${failure}`)
      for (const finding of found) console.log(describeFinding(finding))
    }
    console.log(`\n${summary(pages, failed)}`)
    if (failed > 0) process.exitCode = 1
  } finally {
    await content.close()
  }
}

function summary(pages: readonly PageResult[], failed: number): string {
  const notes = pages.flatMap((page) => page.notes)
  const named = notes.filter(({about}) => about !== undefined).length
  const count = pages.filter(({outcome}) => outcome !== 'leftOut').length
  return [
    `${count - failed} of ${count} pages are whole: every word is in the guide in its order, every link, image and embedded page is in the guide or named in a finding, and web, print and cards draw all of it.`,
    `${named} links, images and files are named in findings; ${pages.length - count} pages were left out by name.`,
  ].join('\n')
}
