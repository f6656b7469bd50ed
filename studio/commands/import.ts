import {type ImportResult, importPages, type PageResult} from '../import/importPages.ts'
import {importReport} from '../import/report/importReport.ts'
import {targets} from '../import/store/planGuide.ts'
import {countTodos, todoTitles} from '../import/todos/todo.ts'
import {writeWhole} from '../pipeline/outputs/writeWhole.ts'
import {progress, runCommand} from './command/command.ts'
import {openContent} from './content/content.ts'
import {lakeFolder} from './content/embeddedLake.ts'

const words: Record<PageResult['outcome'], string> = {
  created: 'new',
  updated: 'updated',
  unchanged: 'unchanged',
  leftOut: 'left out',
  failed: 'NOT IMPORTED',
}

/** `npm run import`: Isomer pages in. */
await runCommand(
  {
    name: 'import',
    summary: 'Brings Isomer pages in as guides.',
    takes: 'PAGE_OR_FOLDER…',
    options: {
      site: {
        type: 'string',
        value: 'FOLDER',
        help: 'the site’s folder with its “images” and “files”; found by itself in a checkout',
      },
      into: {
        type: 'string',
        value: 'WHERE',
        choices: targets,
        default: 'drafts',
        help: 'drafts are looked through in the Studio first; whole: what has no error goes out, the rest to drafts',
      },
      'dry-run': {type: 'boolean', help: 'tries it: changes nothing, but says and reports all'},
      literal: {
        type: 'boolean',
        help: 'copies the author’s form; reads no procedures, lists or headings into it',
      },
      report: {
        type: 'string',
        value: 'FILE',
        default: 'import-report.html',
        help: 'where the report goes',
      },
    },
    notes: `PAGE_OR_FOLDER is a page (.md), a folder of pages, or the checkout of a whole site.
Importing a page again updates its guide and keeps what editors changed since.
A page of which anything would be lost is not imported, and the report says what.`,
  },
  async ({site, into: target, 'dry-run': dryRun, literal, report}, paths) => {
    const content = await openContent({
      environment: process.env,
      lake: lakeFolder,
      create: !dryRun,
    })
    try {
      const result = await importPages(content.client, {
        paths,
        site,
        target,
        dryRun,
        literal,
        onPage: (done, count, page) => console.log(`${progress(done, count)}${line(page)}`),
      })
      await writeWhole(report, importReport(result, dryRun))
      console.log(`\n${summary(result, dryRun)}\nReport: ${report}`)
      if (result.pages.some(({outcome}) => outcome === 'failed')) process.exitCode = 1
    } finally {
      await content.close()
    }
  },
)

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
