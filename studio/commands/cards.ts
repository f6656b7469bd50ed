import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {cardFormats} from '../../renderers/card/card.ts'
import type {Finding} from '../../renderers/guide/finding/finding.ts'
import {cardsPiece} from '../pipeline/channels/card.ts'
import {selectGuides} from '../pipeline/guides/selectGuides.ts'
import {writeWhole} from '../pipeline/outputs/writeWhole.ts'
import {cardArchive, type PostedCard} from '../pipeline/pieces/cards/cardArchive.ts'
import type {PieceFacts} from '../pipeline/pieces/facts.ts'
import {Misuse, progress, runCommand} from './command/command.ts'
import {lakeFolder} from './content/embeddedLake.ts'
import {withGuidance} from './content/guidance.ts'
import {contactSheet} from './outputs/contactSheet.ts'
import {logFindings} from './outputs/logFindings.ts'

const kinds = ['og', 'square', 'portrait', 'story', 'steps'] as const

type Kind = (typeof kinds)[number]

/** `npm run cards`: the cards of some or all guides, without building the rest. */
await runCommand(
  {
    name: 'cards',
    summary: 'Draws social cards.',
    options: {
      guide: {
        type: 'string',
        value: 'NAME',
        multiple: true,
        help: 'a guide, by the last part of its path; can be given several times; all when left out',
      },
      only: {
        type: 'string',
        value: 'KINDS',
        help: `of ${kinds.join(', ')}; several with commas between; all when left out`,
      },
      format: {
        type: 'string',
        value: 'FORMAT',
        choices: cardFormats,
        help: 'of the images; when left out, photographs are jpeg and all else is png',
      },
      out: {
        type: 'string',
        value: 'FOLDER',
        default: join('dist', 'cards'),
        help: 'where to write',
      },
      sheet: {
        type: 'boolean',
        help: 'also a contact sheet: all cards of a guide in one picture',
      },
      zip: {
        type: 'boolean',
        help: 'also a ZIP of the cards with a text file of captions and alternative texts',
      },
      perspective: {
        type: 'string',
        value: 'NAME',
        choices: ['published', 'drafts'],
        default: 'published',
        help: 'drafts: also what is not published yet',
      },
    },
    notes:
      'Beside the cards of each guide stands cards.json, with the caption and the alternative text for each post.',
  },
  async ({guide: names, only, format, out, sheet, zip, perspective}) => {
    const wanted = only === undefined ? kinds : only.split(',').map(kindCalled)
    const content = {environment: process.env, lake: lakeFolder, perspective}
    await withGuidance(content, async ({library, workshop}) => {
      const findings: Finding[] = []
      const guides = selectGuides(library, 'card', names)
      for (const [index, guide] of guides.entries()) {
        const piece = cardsPiece(guide, format, workshop.code)
        const {value, findings: found} = await workshop.draw(piece)
        findings.push(...guide.findings, ...found)
        const cards = (value?.facts.cards ?? []).filter(({name}) => wanted.includes(kindOf(name)))
        const folder = join(out, guide.value.name)
        const names = new Set([...cards.map(({file}) => file), 'cards.json'])
        const files = new Map<string, Uint8Array>()
        for (const {name, sha256} of value?.files ?? []) {
          if (!names.has(name)) continue
          const bytes = await readFile(workshop.store.fileOf(sha256))
          files.set(name, bytes)
          await writeWhole(join(folder, name), bytes)
        }
        if (sheet && cards.length > 0) {
          await writeWhole(join(folder, 'sheet.png'), await contactSheet(withBytes(cards, files)))
        }
        if (zip && cards.length > 0) {
          const archive = cardArchive(guide.value, withBytes(cards, files))
          await writeWhole(join(folder, `${guide.value.name}.zip`), archive)
        }
        console.log(`${progress(index + 1, guides.length)}${folder}  ${cards.length} cards`)
      }
      logFindings(findings)
    })
  },
)

function kindCalled(name: string): Kind {
  const found = kinds.find((kind) => kind === name.trim())
  if (found === undefined) throw new Misuse(`--only takes ${kinds.join(', ')}, not “${name}”.`)
  return found
}

function kindOf(name: string): Kind {
  return kinds.find((kind) => kind === name) ?? 'steps'
}

type CardFacts = PieceFacts['cards']['cards'][number]

function withBytes(
  cards: readonly CardFacts[],
  files: ReadonlyMap<string, Uint8Array>,
): (CardFacts & PostedCard)[] {
  return cards.flatMap((card) => {
    const bytes = files.get(card.file)
    return bytes === undefined ? [] : [{...card, bytes}]
  })
}
