import {readFile} from 'node:fs/promises'
import {basename} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {Locator} from 'playwright-core'

/** A file as it is dropped. */
export interface DroppedFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** Drops pictures (PNG) on a part of the page, as from a folder. */
export async function dropPictures(onto: Locator, files: readonly URL[]): Promise<void> {
  const pictures = files.map(async (file) => ({
    name: basename(fileURLToPath(file)),
    type: 'image/png',
    bytes: await readFile(file),
  }))
  await dropFiles(onto, await Promise.all(pictures))
}

/** Drops files on a part of the page. */
export async function dropFiles(onto: Locator, files: readonly DroppedFile[]): Promise<void> {
  const given = files.map(({name, type, bytes}) => ({
    name,
    type,
    base64: Buffer.from(bytes).toString('base64'),
  }))
  await onto.evaluate((target, all) => {
    const dataTransfer = new DataTransfer()
    for (const {name, type, base64} of all) {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
      dataTransfer.items.add(new File([bytes], name, {type}))
    }
    for (const event of ['dragenter', 'dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(event, {dataTransfer, bubbles: true, cancelable: true}))
    }
  }, given)
}
