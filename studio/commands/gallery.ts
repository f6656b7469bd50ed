import {join, relative} from 'node:path'
import {fetchLibrary} from '../../renderers/guide/library.ts'
import {openLake} from '../lake/lake.ts'
import {clientFromEnvironment} from '../pipeline/client.ts'
import {makeGallery} from '../pipeline/gallery/makeGallery.ts'
import {openOutputStore} from '../pipeline/outputs/outputStore.ts'
import {root} from '../pipeline/root.ts'
import {siteFolder} from '../pipeline/site/siteFolder.ts'
import {openWorkshop} from '../pipeline/workshop/workshop.ts'
import {runCommand} from './command/command.ts'
import {environmentOf} from './content/content.ts'
import {datasetFolder} from './content/embeddedLake.ts'
import {outputsFolder} from './outputs/runBuild.ts'

/** `npm run gallery`: every example document in every channel on one page. */
await runCommand(
  {
    name: 'gallery',
    summary:
      'Draws every example document in every channel, on one page with what was found in each.',
    options: {},
  },
  async () => {
    const lake = await openLake({store: ':memory:'})
    const workshop = await openWorkshop(openOutputStore(outputsFolder))
    try {
      await lake.load(join(datasetFolder, 'examples'))
      const library = await fetchLibrary(clientFromEnvironment(environmentOf(lake)))
      const folder = join(root, '.cache', 'gallery')
      const site = siteFolder(workshop.code.page, (line) => console.log(line))
      const exhibits = await makeGallery(library, folder, {workshop, site})
      const findings = exhibits.flatMap((exhibit) => exhibit.findings)
      console.log(
        `${exhibits.length} examples, ${findings.length} findings: ${join(relative(process.cwd(), folder), 'index.html')}`,
      )
    } finally {
      await Promise.all([lake.close(), workshop.close()])
    }
  },
)
