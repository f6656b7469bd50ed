import {readFile} from 'node:fs/promises'
import type {Locator} from 'playwright-core'

/** Drops pictures (PNG) on a part of the page, as from a folder. */
export async function dropPictures(onto: Locator, files: readonly URL[]): Promise<void> {
  const given = await Promise.all(
    files.map(async (file) => ({
      name: file.pathname.split('/').at(-1) ?? '',
      base64: (await readFile(file)).toString('base64'),
    })),
  )
  await onto.evaluate((target, pictures) => {
    const dataTransfer = new DataTransfer()
    for (const {name, base64} of pictures) {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
      dataTransfer.items.add(new File([bytes], name, {type: 'image/png'}))
    }
    for (const event of ['dragenter', 'dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(event, {dataTransfer, bubbles: true, cancelable: true}))
    }
  }, given)
}
