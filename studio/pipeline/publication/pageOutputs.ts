import type {Outcome} from '../pieces/piece.ts'
import type {Output} from './report/report.ts'

/** Where the page of a path is put; none where it could not be drawn. */
export function pageOutputs(path: string, {value}: Outcome<'page'>): readonly Output[] {
  // Hosts look for the page of what is not found under this name.
  const file = path === '/404/' ? 'site/404.html' : `site${path}index.html`
  return (value?.files ?? []).map(({sha256, bytes}) => ({path: file, sha256, bytes}))
}
