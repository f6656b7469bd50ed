import {readFile} from 'node:fs/promises'
import type {Page} from 'playwright-core'
import * as v from 'valibot'

const foundSchema = v.array(v.object({rule: v.string(), html: v.string(), isStudios: v.boolean()}))

/** What Studio itself draws in forms, and axe finds fault with: by the rule, which elements. */
const studios: Readonly<Record<string, string | undefined>> = {
  'aria-allowed-attr':
    '[data-testid="fullscreen-button-expand"], [data-ui="Card"][aria-selected]:not([role])',
  'aria-valid-attr-value':
    '[data-testid^="group-tab-"], [aria-autocomplete="list"][aria-expanded="false"]',
  'button-name':
    '[data-ui="MenuButton"][data-testid$="-menu-button"], [data-ui="DragHandleButton"]',
  'image-redundant-alt': '[data-testid="step-row"] [data-testid^="default-preview"] img',
  tabindex: '[data-ui="MenuButton"][tabindex="1"]',
}

/** What axe finds in a part of a page that is not Studio's own doing: the rule, and where. */
export async function findBarriers(page: Page, part: string): Promise<readonly string[]> {
  const axe = new URL(import.meta.resolve('axe-core')).pathname
  // The policy of the Studio lets no script in that is not its own.
  await page.evaluate(await readFile(axe, 'utf8'))
  const found = await page.evaluate(
    `axe.run(${JSON.stringify(part)}, {elementRef: true}).then(({violations}) => violations.flatMap(({id, nodes}) =>
      nodes.map(({html, element}) => ({
        rule: id,
        html,
        isStudios: element.matches(${JSON.stringify(studios)}[id] ?? ':not(*)'),
      }))))`,
  )
  return v
    .parse(foundSchema, found)
    .filter(({isStudios}) => !isStudios)
    .map(({rule, html}) => `${rule} ${html}`)
}
