import type {Locator} from 'playwright-core'

/** How long the editor takes to learn where the caret is, on a busy machine: milliseconds. */
const LEARNS = 300

/** Clicks into a text of the editor and puts the caret at its beginning or end. */
export async function placeCaret(text: Locator, at: 'Home' | 'End'): Promise<void> {
  const page = text.page()
  await text.click()
  await page.waitForTimeout(LEARNS)
  await page.keyboard.press(at)
  await page.waitForTimeout(LEARNS)
}
