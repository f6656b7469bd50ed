import type {Picture} from '../guide/model.ts'
import {attributes} from './element.ts'

/** Where a picture stands on the page: what decides how large it can become. */
export type ImagePlace = 'page' | 'step' | 'tile'

/** A picture as the site serves it. */
export interface WebImage {
  /** Better formats first; each `srcset` as in HTML. */
  readonly sources: readonly {readonly type: string; readonly srcset: string}[]
  readonly src: string
  /** Intrinsic size in CSS pixels: keeps the place free while the picture loads. */
  readonly width: number
  readonly height: number
  /** As in HTML. */
  readonly sizes: string
}

/** Finds how the site serves a picture. */
export type ImageOf = (picture: Picture, place: ImagePlace) => WebImage

/** Draws a picture; the first on a page is fetched at once, the others when they come near. */
export function drawImage(image: WebImage, alternativeText: string, first: boolean): string {
  const sources = image.sources.map(
    ({type, srcset}) => `<source${attributes({type, srcset, sizes: image.sizes})}>`,
  )
  const img = attributes({
    src: image.src,
    alt: alternativeText,
    width: image.width,
    height: image.height,
    ...(first ? {fetchpriority: 'high'} : {loading: 'lazy', decoding: 'async'}),
  })
  return `<picture>${sources.join('')}<img${img}></picture>`
}
