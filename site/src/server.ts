import {createApp} from 'astro/app/entrypoint'
import type {Page} from './page.ts'

const app = createApp()

/** Draws a page. Takes its path and all that it shows; returns its HTML. Throws when it cannot be drawn. */
export async function drawPage(path: string, page: Page): Promise<string> {
  const request = new Request(`http://site${encodeURI(path)}`)
  const response = await app.render(request, {locals: {page}})
  if (response.status !== 200 && !(response.status === 404 && page.kind === 'notFound')) {
    throw new Error(`The site answers ${response.status} for ${path}.`)
  }
  return response.text()
}
