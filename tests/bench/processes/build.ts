/** One build, as the command makes it: `build.ts <lake folder> <target> <output store>`. */
import {runBuild} from '../../../studio/commands/outputs/runBuild.ts'

const [lake = '', target = '', outputs = ''] = process.argv.slice(2)
const isBuilt = await runBuild({environment: {}, lake, target, outputs, log: () => {}})
if (!isBuilt) process.exitCode = 1
