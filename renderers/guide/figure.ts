import type {SiteSettings, Figure as StoredFigure} from '../../schemas/generated/types.ts'
import {alternativeTextProblem} from '../../schemas/rules/alternativeText.ts'
import type {Library} from './library.ts'
import {resolveOptionalLink} from './links.ts'
import type {Figure, Picture} from './model.ts'
import {fieldPath} from './path.ts'
import type {Resolution} from './resolution.ts'

/** Resolves a figure; undefined, with a finding, when its picture is missing. */
export function resolveFigure(
  stored: StoredFigure,
  key: string,
  at: string,
  resolution: Resolution,
): Figure | undefined {
  const picture = pictureOf(stored, resolution.library)
  if (picture === undefined) {
    const id = stored.asset?._ref
    resolution.report(
      'error',
      fieldPath(at, 'asset'),
      id === undefined
        ? missingPicture(stored.importedFrom)
        : `The picture “${id}” is missing from the store.`,
      id === undefined ? 'Choose a picture, or remove the figure.' : 'Upload the picture again.',
    )
    return undefined
  }
  const decorative = stored.decorative ?? false
  const alternativeText = decorative ? '' : resolution.text(stored.alt, fieldPath(at, 'alt')).trim()
  const problem = decorative ? undefined : alternativeTextProblem(alternativeText)
  if (problem !== undefined) {
    resolution.report(
      'error',
      fieldPath(at, 'alt'),
      `The figure “${picture.fileName ?? picture.asset}” lacks proper alternative text.`,
      problem,
    )
  }
  const caption = resolution.text(stored.caption, fieldPath(at, 'caption')).trim()
  const link = resolveOptionalLink(stored.href, `${key}-link`, at, resolution)
  if (link !== undefined && decorative) {
    resolution.report(
      'error',
      fieldPath(at, 'alt'),
      `A decorative figure opens ${link.address}: people who cannot see it would meet a link without words.`,
      'Say what the picture shows and where it leads, or take the address away.',
    )
  }
  return {
    _type: 'figure',
    _key: key,
    at,
    picture,
    alternativeText,
    ...(caption === '' ? {} : {caption}),
    ...(stored.width === undefined ? {} : {width: stored.width}),
    // Without words nobody could tell where it leads; there is a finding for that.
    ...(link === undefined || alternativeText === '' ? {} : {link}),
  }
}

function missingPicture(importedFrom: string | undefined): string {
  return importedFrom === undefined
    ? 'A figure has no picture.'
    : `The picture “${importedFrom}” of the old site was not imported.`
}

/** Looks up the stored image behind a figure or logo; undefined when it or its size is unknown. */
export function pictureOf(
  stored: Pick<StoredFigure, 'asset' | 'crop' | 'hotspot'> | NonNullable<SiteSettings['logo']>,
  library: Library,
): Picture | undefined {
  const id = stored.asset?._ref
  const asset = id === undefined ? undefined : library.images.get(id)
  const {width, height} = asset?.metadata?.dimensions ?? {}
  if (asset?.url === undefined || !width || !height) return undefined
  const {crop, hotspot} = stored
  const {originalFilename: fileName} = asset
  return {
    asset: asset._id,
    ...(fileName ? {fileName} : {}),
    width,
    height,
    mimeType: asset.mimeType ?? 'application/octet-stream',
    crop: {
      top: crop?.top ?? 0,
      bottom: crop?.bottom ?? 0,
      left: crop?.left ?? 0,
      right: crop?.right ?? 0,
    },
    ...(hotspot === undefined
      ? {}
      : {
          hotspot: {
            x: hotspot.x ?? 0.5,
            y: hotspot.y ?? 0.5,
            width: hotspot.width ?? 1,
            height: hotspot.height ?? 1,
          },
        }),
  }
}
