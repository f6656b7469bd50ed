import {createReadStream} from 'node:fs'
import {exportDataset} from '@sanity/export'
import {sanityImport} from '@sanity/import'
import {asCommand} from './asCommand.ts'
import {type Content, openContent} from './content.ts'
import {datasetFolder, lakeFolder} from './embeddedLake.ts'
import {saveDataset} from './saveDataset.ts'

/** `npm run dataset:export [file]`, `dataset:import <file>`, `dataset:save`. */
const commands: Readonly<Record<string, (content: Content, file?: string) => Promise<string>>> = {
  export: async ({client}, file = 'guidance.tar.gz') => {
    const dataset = client.config().dataset ?? 'production'
    const done = await exportDataset({client, dataset, outputPath: file})
    return `Exported ${done.documentCount} documents and ${done.assetCount} assets: ${file}`
  },
  import: async ({client}, file) => {
    if (file === undefined)
      throw new Error('Name the file, as in “npm run dataset:import guidance.tar.gz”.')
    const {numDocs, warnings} = await sanityImport(createReadStream(file), {
      client,
      operation: 'createOrReplace',
    })
    const problems = warnings.map(({message}) => `\n  ${message}`)
    return `Imported ${numDocs} documents from ${file}${problems.join('')}`
  },
  save: async ({client}) => {
    const done = await saveDataset(client, datasetFolder)
    return `Saved ${done.documents} published documents and ${done.assets} assets: studio/dataset`
  },
}

const [name = '', file] = process.argv.slice(2)
await asCommand(async () => {
  const command = commands[name]
  if (command === undefined) throw new Error('Choose export, import or save.')
  const perspective = name === 'save' ? 'published' : 'raw'
  const content = await openContent({
    environment: process.env,
    lake: lakeFolder,
    create: true,
    perspective,
  })
  try {
    console.log(await command(content, file))
  } finally {
    await content.close()
  }
})
