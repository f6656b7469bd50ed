import type {Picture} from '../../renderers/guide/model.ts'
import type {WebImage} from '../../renderers/web/image.ts'

/** How a front end of no particular kind would serve a picture: the original, under its own name. */
export function servedImage({asset, width, height}: Picture): WebImage {
  return {sources: [], src: `/images/${asset}`, width, height, sizes: '100vw'}
}
