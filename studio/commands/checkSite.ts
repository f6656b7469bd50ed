import {runAstro} from '../pipeline/site/siteFolder.ts'
import {runCommand} from './command/command.ts'

/** `npm run check:types`, first half: the types of the site’s templates, which only Astro understands. */
await runCommand({name: 'check:types', summary: 'Checks the types of the site.', options: {}}, () =>
  runAstro(['check', '--minimumFailingSeverity', 'warning']),
)
