import {createHash} from 'node:crypto'
import {extname} from 'node:path'
import type {JsonObject} from '../json.ts'
import {drawing} from './images/drawing.ts'
import type {Extract} from './images/extracts.ts'

/** The fields of an asset's document that follow from its bytes alone. */
export type AssetFields = JsonObject & {
  _id: string
  _type: 'sanity.imageAsset' | 'sanity.fileAsset'
  sha1hash: string
  path: string
}

/** Whose content it is: part of every asset's path, as on Sanity's own servers. */
export type Dataset = {projectId: string; dataset: string}

/**
 * Describes an image as Sanity does: `image-<sha1>-<width>x<height>-<extension>`, with the size
 * that a viewer sees (turned as EXIF says), and with the metadata asked for. Throws ApiError 400 on what is not an image.
 */
export async function describeImage(
  bytes: Buffer,
  filename: string | undefined,
  {projectId, dataset}: Dataset,
  wanted: readonly Extract[] = [],
): Promise<AssetFields> {
  const {facts, extracts} = await drawing.read(bytes, wanted)
  const {width, height, extension, mimeType, hasAlpha, isOpaque} = facts
  const sha1 = sha1Of(bytes)
  const size = `${width}x${height}`
  return {
    ...common(bytes, sha1, filename, extension),
    _id: `image-${sha1}-${size}-${extension}`,
    _type: 'sanity.imageAsset',
    mimeType,
    path: `images/${projectId}/${dataset}/${sha1}-${size}.${extension}`,
    metadata: {
      _type: 'sanity.imageMetadata',
      dimensions: {
        _type: 'sanity.imageDimensions',
        width,
        height,
        aspectRatio: width / height,
      },
      hasAlpha,
      isOpaque,
      ...extracts,
    },
  }
}

/** Describes any other file: `file-<sha1>-<extension>`. */
export function describeFileAsset(
  bytes: Buffer,
  filename: string | undefined,
  mimeType: string,
  {projectId, dataset}: Dataset,
): AssetFields {
  const sha1 = sha1Of(bytes)
  const extension = /^\.([a-z0-9]{1,10})$/.exec(extname(filename ?? '').toLowerCase())?.[1] ?? 'bin'
  return {
    ...common(bytes, sha1, filename, extension),
    _id: `file-${sha1}-${extension}`,
    _type: 'sanity.fileAsset',
    mimeType,
    path: `files/${projectId}/${dataset}/${sha1}.${extension}`,
  }
}

function common(bytes: Buffer, sha1: string, filename: string | undefined, extension: string) {
  return {
    assetId: sha1,
    extension,
    ...(filename === undefined ? {} : {originalFilename: filename}),
    sha1hash: sha1,
    size: bytes.length,
    uploadId: sha1,
  }
}

function sha1Of(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex')
}
