import {explain} from '../explain.ts'
import {runAstro} from './astro.ts'
import {openContent} from './content.ts'

/** `npm run check:types`, first half: the types of the site, which Astro knows only when it has content. */
const content = await openContent({environment: {}})
try {
  await runAstro(['check', '--minimumFailingSeverity', 'warning'], {...content.environment})
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
} finally {
  await content.close()
}
