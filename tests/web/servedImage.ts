import type {Picture} from '../../renderers/guide/model.ts'
import type {WebImage} from '../../renderers/web/image.ts'

/** How a front end of no particular kind would serve a picture: the original, as it is. */
export function servedImage({url, width, height}: Picture): WebImage {
  return {sources: [], src: url, width, height, sizes: '100vw'}
}
