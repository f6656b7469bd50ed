import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {cardFormats} from '../../renderers/card/card.ts'
import {type Card, createCardRenderer} from '../../renderers/card/cards.ts'
import {orderFindings} from '../../renderers/guide/findingOrder.ts'
import {fetchLibrary} from '../../renderers/guide/library.ts'
import {writeWhole} from '../../site/src/writeWhole.ts'
import {loadFonts} from '../drawing/fonts.ts'
import {fetchOriginals} from '../drawing/originals.ts'
import {asCommand} from './asCommand.ts'
import {cardArchive} from './cardArchive.ts'
import {cardFiles} from './cardFiles.ts'
import {contactSheet} from './contactSheet.ts'
import {openContent} from './content.ts'
import {lakeFolder} from './embeddedLake.ts'
import {selectGuides} from './guideSelection.ts'
import {oneOf, progress} from './options.ts'
import {describeFinding} from './report.ts'

const help = `Draws social cards.

  npm run cards -- [options]

  --guide NAME        a guide, by the last part of its path; can be given several times; all when left out
  --only KINDS        of og, square, portrait, story, steps; several with commas between; all when left out
  --format FORMAT     png, jpeg or webp; when left out, photographs are jpeg and all else is png
  --out FOLDER        where to write; dist/cards when left out
  --sheet             also a contact sheet: all cards of a guide in one picture
  --zip               also a ZIP of the cards with a text file of captions and alternative texts
  --perspective NAME  published (as when left out) or drafts: also what is not published yet
  --help              this text

Beside the cards of each guide stands cards.json, with the caption and the alternative text for each post.
`

const kinds = ['og', 'square', 'portrait', 'story', 'steps'] as const

/** `npm run cards`: the cards of some or all guides, without building the rest. */
await asCommand(run)

async function run(): Promise<void> {
  const {values} = parseArgs({
    options: {
      guide: {type: 'string', multiple: true, default: []},
      only: {type: 'string'},
      format: {type: 'string'},
      out: {type: 'string', default: join('dist', 'cards')},
      sheet: {type: 'boolean', default: false},
      zip: {type: 'boolean', default: false},
      perspective: {type: 'string', default: 'published'},
      help: {type: 'boolean', default: false},
    },
  })
  if (values.help) {
    console.log(help)
    return
  }
  const format =
    values.format === undefined ? undefined : oneOf('--format', values.format, cardFormats)
  const perspective = oneOf('--perspective', values.perspective, ['published', 'drafts'] as const)
  const only = values.only?.split(',').map((kind) => oneOf('--only', kind.trim(), kinds))
  const content = await openContent({environment: process.env, lake: lakeFolder, perspective})
  try {
    const library = await fetchLibrary(content.client)
    const {guides, findings} = selectGuides(library, 'card', values.guide)
    const pictures = await fetchOriginals(guides)
    findings.push(...pictures.findings)
    const renderer = createCardRenderer(await loadFonts())
    for (const [index, guide] of guides.entries()) {
      const {value, findings: found} = await renderer.render(guide, {
        images: pictures.originals,
        format,
      })
      findings.push(...found)
      const cards = value.filter(({name}) => only === undefined || only.includes(wordFor(name)))
      const folder = join(values.out, guide.name)
      await write(folder, cardFiles(guide, cards))
      if (values.sheet && cards.length > 0) {
        await write(folder, [{name: 'sheet.png', bytes: await contactSheet(cards)}])
      }
      if (values.zip && cards.length > 0) {
        await write(folder, [{name: `${guide.name}.zip`, bytes: cardArchive(guide, cards)}])
      }
      console.log(`${progress(index + 1, guides.length)}${folder}  ${cards.length} cards`)
    }
    for (const finding of orderFindings(findings)) console.log(describeFinding(finding))
    if (findings.some(({severity}) => severity === 'error')) process.exitCode = 1
  } finally {
    await content.close()
  }
}

/** What a person calls the kind of a card: the closing card goes with the steps. */
function wordFor(name: Card['name']): (typeof kinds)[number] {
  return kinds.find((kind) => kind === name) ?? 'steps'
}

async function write(
  folder: string,
  files: readonly {name: string; bytes: Uint8Array}[],
): Promise<void> {
  for (const {name, bytes} of files) await writeWhole(join(folder, name), bytes)
}
