import {parseArgs} from 'node:util'
import {writeWhole} from '../../site/src/writeWhole.ts'
import {type ImportResult, importPages, type PageResult} from '../import/importPages.ts'
import {importReport} from '../import/report/importReport.ts'
import {targets} from '../import/store/planGuide.ts'
import {countTodos, todoTitles} from '../import/todos/todo.ts'
import {asCommand} from './asCommand.ts'
import {openContent} from './content.ts'
import {lakeFolder} from './embeddedLake.ts'
import {oneOf, progress} from './options.ts'

const help = `Brings Isomer pages in as guides.

  npm run import -- PAGE_OR_FOLDER… [options]

  PAGE_OR_FOLDER   pages (.md), folders of pages, or the checkout of a whole site
  --site FOLDER    the site’s folder with its “images” and “files”; found by itself in a checkout
  --into WHERE     drafts (as when left out), to be looked through in Studio; published; or
                   whole: what has no error goes out to visitors, the rest to drafts
  --dry-run        tries it: changes nothing, but says and reports all
  --literal        copies the author’s form; reads no procedures, lists or headings into it
  --report FILE    where the report goes; import-report.html when left out
  --help           this text

Importing a page again updates its guide and keeps what editors changed since.
A page of which anything would be lost is not imported, and the report says what.
`

const words: Record<PageResult['outcome'], string> = {
  created: 'new',
  updated: 'updated',
  unchanged: 'unchanged',
  leftOut: 'left out',
  failed: 'NOT IMPORTED',
}

/** `npm run import`: Isomer pages in. */
await asCommand(run)

async function run(): Promise<void> {
  const {values, positionals} = parseArgs({
    allowPositionals: true,
    options: {
      site: {type: 'string'},
      into: {type: 'string', default: 'drafts'},
      'dry-run': {type: 'boolean', default: false},
      literal: {type: 'boolean', default: false},
      report: {type: 'string', default: 'import-report.html'},
      help: {type: 'boolean', default: false},
    },
  })
  if (values.help || positionals.length === 0) {
    console.log(help)
    if (!values.help) process.exitCode = 1
    return
  }
  const target = oneOf('--into', values.into, targets)
  const dryRun = values['dry-run']
  const content = await openContent({environment: process.env, lake: lakeFolder, create: !dryRun})
  try {
    const result = await importPages(content.client, {
      paths: positionals,
      site: values.site,
      target,
      dryRun,
      literal: values.literal,
      onPage: (done, count, page) => console.log(`${progress(done, count)}${line(page)}`),
    })
    await writeWhole(values.report, importReport(result, dryRun))
    console.log(`\n${summary(result, dryRun)}\nReport: ${values.report}`)
    if (result.pages.some(({outcome}) => outcome === 'failed')) process.exitCode = 1
  } finally {
    await content.close()
  }
}

function line({file, outcome, failures, notes}: PageResult): string {
  const todo = notes.filter(({severity}) => severity !== 'note').length
  const rest = failures.length > 0 ? `\n    ${failures.join('\n    ')}` : ''
  return `${file.name}  ${words[outcome]}${todo === 0 ? '' : `, ${todo} to do`}${rest}`
}

function summary({pages, assetsUploaded}: ImportResult, dryRun: boolean): string {
  const count = (outcome: PageResult['outcome']) =>
    pages.filter((page) => page.outcome === outcome).length
  const notes = pages.flatMap((page) => page.notes)
  const parts = [
    `${pages.length} ${pages.length === 1 ? 'page' : 'pages'}: ${count('created')} new, ${count('updated')} updated, ${count('unchanged')} unchanged, ${count('leftOut')} left out, ${count('failed')} not imported.`,
    dryRun
      ? 'This was a try: nothing was changed.'
      : `${assetsUploaded} pictures and files were uploaded.`,
    `${notes.filter(({severity}) => severity !== 'note').length} things to do, ${notes.filter(({confidence}) => confidence === 'doubtful').length} doubtful readings left as they were: see the report.`,
  ]
  return [...parts, ...whatWaits(pages)].join('\n')
}

/** How many guides visitors see, how many wait, and for what: one thing in many places counts once. */
function whatWaits(pages: readonly PageResult[]): string[] {
  const inState = (state: PageResult['state']) => pages.filter((page) => page.state === state)
  const waiting = inState('waiting')
  const [live, drafts] = [inState('live').length, inState('draft').length]
  const guides = (count: number) => `${count} ${count === 1 ? 'guide' : 'guides'}`
  const blocking = waiting.flatMap(({todos}) => todos.filter(({blocks}) => blocks))
  const reasons = [...countTodos(blocking)].map(([kind, count]) => {
    const {one, many} = todoTitles[kind]
    const where = waiting.filter(({todos}) =>
      todos.some((todo) => todo.blocks && todo.kind === kind),
    ).length
    return `  ${count} ${count === 1 ? one : many}, in ${guides(where)}`
  })
  return [
    `${guides(live)} live, ${drafts} whole in drafts, ${waiting.length} waiting${reasons.length === 0 ? '.' : ' for:'}`,
    ...reasons,
  ]
}
