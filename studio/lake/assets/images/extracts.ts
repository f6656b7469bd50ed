import type {JsonObject} from '../../json.ts'

/** What an uploader may ask to be taken from an image. */
export const EXTRACTS = ['lqip', 'palette', 'blurhash'] as const
export type Extract = (typeof EXTRACTS)[number]

/** The metadata by the names that Sanity gives them. */
export type ImageExtracts = {lqip?: string; blurHash?: string; palette?: JsonObject}
