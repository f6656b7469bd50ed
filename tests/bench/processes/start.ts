/** What `npm start` runs, in a process of its own: `start.ts <lake folder> <output store>`; tells its addresses. */
import {runStart} from '../../../studio/commands/start/runStart.ts'
import {freePorts} from '../../studio/window/studioFixture.ts'

const [folder = '', outputs = ''] = process.argv.slice(2)
const [lake, studio, site] = await freePorts(3)
const started = await runStart({
  environment: {},
  lake: folder,
  outputs,
  ports: {lake, studio, site},
  log: () => {},
})
process.on('disconnect', () => void started.close().then(() => process.exit()))
process.send?.({studio: started.studio, site: started.site})
