import {readFile} from 'node:fs/promises'
import type {Page} from 'playwright-core'
import * as v from 'valibot'

const foundSchema = v.array(v.string())

/** What axe finds in a part of a page: the rule, and where. */
export async function findBarriers(page: Page, part: string): Promise<readonly string[]> {
  const axe = new URL(import.meta.resolve('axe-core')).pathname
  // The policy of the Studio lets no script in that is not its own.
  await page.evaluate(await readFile(axe, 'utf8'))
  const found = await page.evaluate(
    `axe.run(${JSON.stringify(part)}).then(({violations}) => violations.map(({id, nodes}) => id + ' ' + nodes[0].html))`,
  )
  return v.parse(foundSchema, found)
}
