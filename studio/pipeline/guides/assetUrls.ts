import type {Library} from '../../../renderers/guide/library.ts'
import type {UrlOf} from '../pieces/originals.ts'

/** Where the store serves the pictures and files of a library. */
export function urlsOf({images, files}: Library): UrlOf {
  return (asset) => images.get(asset)?.url ?? files.get(asset)?.url
}
