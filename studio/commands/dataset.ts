import {createReadStream, existsSync} from 'node:fs'
import {exportDataset} from '@sanity/export'
import {sanityImport} from '@sanity/import'
import {Misuse, runCommand} from './command/command.ts'
import {type ContentSource, openContent} from './content/content.ts'
import {datasetFolder, lakeFolder} from './content/embeddedLake.ts'
import {saveDataset} from './content/saveDataset.ts'

/** `npm run dataset:export [FILE]`, `dataset:import FILE`, `dataset:save`. */
const commands = {
  export: {
    summary: 'Packs everything, drafts and pictures included, into Sanity’s own archive.',
    takes: '[FILE]',
    run: async ({client}: ContentSource, file = 'guidance.tar.gz') => {
      const dataset = client.config().dataset ?? 'production'
      const done = await exportDataset({client, dataset, outputPath: file})
      return `Exported ${done.documentCount} documents and ${done.assetCount} assets: ${file}`
    },
  },
  import: {
    summary: 'Brings an archive in; what is in it replaces what is here under the same id.',
    takes: 'FILE',
    run: async ({client}: ContentSource, file = '') => {
      const {numDocs, warnings} = await sanityImport(createReadStream(file), {
        client,
        operation: 'createOrReplace',
      })
      const problems = warnings.map(({message}) => `\n  ${message}`)
      return `Imported ${numDocs} documents from ${file}${problems.join('')}`
    },
  },
  save: {
    summary: 'Writes what is published to studio/dataset, in an order that diffs well.',
    takes: undefined,
    run: async ({client}: ContentSource) => {
      const done = await saveDataset(client, datasetFolder)
      return `Saved ${done.documents} published documents and ${done.assets} assets: studio/dataset`
    },
  },
} as const

type Name = keyof typeof commands

function isName(name: string): name is Name {
  return Object.hasOwn(commands, name)
}

const [name = ''] = process.argv.splice(2, 1)
if (!isName(name)) throw new Misuse('Choose export, import or save.')
const {summary, takes, run} = commands[name]
await runCommand(
  {name: `dataset:${name}`, summary, options: {}, ...(takes === undefined ? {} : {takes})},
  async (_, [file]) => {
    // Before a lake is made for it.
    if (name === 'import' && !existsSync(file ?? '')) throw new Error(`There is no file “${file}”.`)
    const content = await openContent({
      environment: process.env,
      lake: lakeFolder,
      create: true,
      perspective: name === 'save' ? 'published' : 'raw',
    })
    try {
      console.log(await run(content, file))
    } finally {
      await content.close()
    }
  },
)
