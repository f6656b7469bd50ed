import {asCommand} from './asCommand.ts'
import {runAstro} from './astro.ts'
import {openContent} from './content.ts'

/** `npm run check:types`, first half: the types of the site, which Astro knows only when it has content. */
await asCommand(async () => {
  const content = await openContent({environment: {}})
  try {
    await runAstro(['check', '--minimumFailingSeverity', 'warning'], {...content.environment})
  } finally {
    await content.close()
  }
})
