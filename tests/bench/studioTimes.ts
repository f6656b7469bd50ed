import {setTimeout as wait} from 'node:timers/promises'
import type {Page} from 'playwright-core'
import {tokenWithName} from '../../studio/lake/userName.ts'
import {launchBrowser} from '../openBrowser.ts'

/** What somebody who writes waits for, in milliseconds. */
export interface StudioTimes {
  /** From a click on “All guides” until all rows that are drawn have titles, and pictures. */
  readonly list: {readonly titles: number; readonly pictures: number}
  /** From the last letter of a search until the guide is among what it found, and from the click on it to its form. */
  readonly search: {readonly found: number; readonly opened: number}
  readonly listSearch: {readonly found: number; readonly opened: number}
  /** From the last letter of a title until the web page beside the form shows it. */
  readonly preview: number
}

/** Rows of the list of guides that are drawn, seen or just out of sight. */
const ROWS = '[data-testid="document-list-pane"] a'
/** How long nothing is done between two measurements, for what goes on by itself, in milliseconds. */
const REST = 3_000

/** Uses a Studio as somebody would who writes. Takes its address, and the titles of two guides that are looked for. */
export async function studioTimes(
  studio: string,
  [first, second]: readonly [string, string],
): Promise<StudioTimes> {
  const browser = await launchBrowser()
  const at = async (place: string) => {
    const page = await browser.newPage({viewport: {width: 1600, height: 1000}})
    page.setDefaultTimeout(60_000)
    await page.goto(tokenWithName(studio.replace('/#', `${place}#`), 'Bench'))
    return page
  }
  try {
    const start = await at('/')
    await start.getByTestId('start-page').waitFor()
    await wait(REST)
    const search = await searchAll(start, first)
    await start.close()

    const desk = await at('/structure/guides')
    const all = desk.getByRole('link', {name: 'All guides'}).first()
    await all.waitFor()
    await wait(REST)
    const watching = watchList(desk)
    await all.click()
    const list = await watching
    await wait(REST)
    const listSearch = await searchList(desk, second)
    return {search, list, listSearch, preview: await typeTitle(desk)}
  } finally {
    await browser.close()
  }
}

/** Watches the list with every frame from the next click on. */
function watchList(page: Page): Promise<StudioTimes['list']> {
  return page.evaluate(
    (selector) =>
      new Promise<{titles: number; pictures: number}>((resolve) => {
        const seen = {titles: 0, pictures: 0}
        const look = (from: number) => {
          const rows = [...document.querySelectorAll(selector)]
          const have = (test: (row: Element) => boolean) => rows.length > 0 && rows.every(test)
          const now = performance.now() - from
          seen.titles ||= have((row) => row.textContent.trim() !== '') ? now : 0
          seen.pictures ||= have((row) => row.querySelector('img')?.complete === true) ? now : 0
          if (Math.min(...Object.values(seen)) > 0 || now > 20_000) resolve(seen)
          else requestAnimationFrame(() => look(from))
        }
        addEventListener('click', () => look(performance.now()), {capture: true, once: true})
      }),
    ROWS,
  )
}

async function searchList(page: Page, title: string): Promise<StudioTimes['listSearch']> {
  await page.getByPlaceholder('Search list').fill(title)
  const found = await timed(() =>
    page.getByTestId('document-list-pane').getByText(title, {exact: true}).waitFor(),
  )
  return {found, opened: await open(page, title, 'document-list-pane')}
}

async function searchAll(page: Page, title: string): Promise<StudioTimes['search']> {
  await page
    .getByRole('button', {name: /search/iu})
    .first()
    .click()
  await page.keyboard.type(title)
  const found = await timed(() =>
    page.getByTestId('search-results').getByText(title, {exact: true}).first().waitFor(),
  )
  return {found, opened: await open(page, title, 'search-results')}
}

async function open(page: Page, title: string, list: string): Promise<number> {
  await page.getByTestId(list).getByText(title, {exact: true}).first().click()
  return timed(() => page.locator(`input[value="${title}"]`).first().waitFor())
}

/** Types in the title of the guide that is open; the best of some times. */
async function typeTitle(page: Page): Promise<number> {
  const web = page.getByTestId('preview').frameLocator('iframe[title="Web page"]')
  await web.getByRole('heading', {level: 1}).waitFor()
  await wait(REST)
  const input = page.getByTestId('field-title').locator('input')
  const times: number[] = []
  for (const letter of 'abcde') {
    await input.click()
    await page.keyboard.press('End')
    await page.keyboard.type(letter)
    const value = await input.inputValue()
    times.push(await timed(() => web.getByRole('heading', {level: 1, name: value}).waitFor()))
    // It is found by its title the next time, too.
    await page.keyboard.press('Backspace')
    await wait(REST)
  }
  return Math.min(...times)
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await act()
  return performance.now() - from
}
