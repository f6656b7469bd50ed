import {attributes} from './element.ts'

/** The attribute that says where in the document an element was written: a Sanity path, as in a finding. */
export const PLACE = 'data-at'

/** Writes onto the outermost element of HTML where in the document it was written. */
export function withPlace(html: string, at: string): string {
  return html.replace(/^<[a-z][a-z0-9]*/u, (tag) => `${tag}${attributes({[PLACE]: at})}`)
}
