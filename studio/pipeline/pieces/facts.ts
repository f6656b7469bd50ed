import * as v from 'valibot'
import type {PieceKind} from './piece.ts'

/** Where a place of the document stands on a picture: shares of it. */
const place = v.object({
  at: v.string(),
  left: v.number(),
  top: v.number(),
  width: v.number(),
  height: v.number(),
})

/**
 * Pages of paper, and the lowest resolution of pictures in pixels per inch; null without pictures. Where
 * everything stands only where that was asked for.
 */
const printed = v.object({
  pages: v.number(),
  lowestResolution: v.nullable(v.number()),
  places: v.exactOptional(v.array(v.object({...place.entries, page: v.number()}))),
})

const card = v.object({
  name: v.string(),
  file: v.string(),
  mediaType: v.string(),
  width: v.number(),
  height: v.number(),
  alternativeText: v.string(),
  caption: v.string(),
})

/** How the site serves a picture: `WebImage`. */
const webImage = v.object({
  sources: v.array(v.object({type: v.string(), srcset: v.string()})),
  src: v.string(),
  width: v.number(),
  height: v.number(),
  sizes: v.string(),
})

const pagePicture = v.object({
  file: v.string(),
  text: v.string(),
  width: v.number(),
  height: v.number(),
})

const placedCard = v.object({...card.entries, places: v.array(place)})

const nothing = v.object({})

/** What is known of a finished piece beside its files, by its kind. */
export interface PieceFacts {
  insert: v.InferOutput<typeof printed>
  handbook: v.InferOutput<typeof printed>
  cards: {cards: v.InferOutput<typeof placedCard>[]}
  linkPreview: v.InferOutput<typeof card>
  picture: v.InferOutput<typeof webImage>
  file: object
  page: object
  searchIndex: object
  icons: object
  pagePictures: {pages: v.InferOutput<typeof pagePicture>[]}
}

const schemas: {readonly [Kind in PieceKind]: v.GenericSchema<unknown, PieceFacts[Kind]>} = {
  insert: printed,
  handbook: printed,
  cards: v.object({cards: v.array(placedCard)}),
  linkPreview: card,
  picture: webImage,
  file: nothing,
  page: nothing,
  searchIndex: nothing,
  icons: nothing,
  pagePictures: v.object({pages: v.array(pagePicture)}),
}

/** Parses what is known of a piece, as a record holds it or a worker sends it. Throws where it is something else. */
export function parseFacts<Kind extends PieceKind>(kind: Kind, value: unknown): PieceFacts[Kind] {
  const schema: v.GenericSchema<unknown, PieceFacts[Kind]> = schemas[kind]
  return v.parse(schema, value)
}
