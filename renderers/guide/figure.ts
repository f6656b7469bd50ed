import type {SiteSettings, Figure as StoredFigure} from '../../schemas/generated/types.ts'
import {alternativeTextProblem} from '../../schemas/rules/alternativeText.ts'
import type {Library} from './library.ts'
import {resolveLink} from './links.ts'
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
        ? stored.importedFrom === undefined
          ? 'A figure has no picture.'
          : `A figure has no picture yet: on the old site it was “${stored.importedFrom}”.`
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
      'A figure lacks proper alternative text.',
      problem,
    )
  }
  const caption = resolution.text(stored.caption, fieldPath(at, 'caption')).trim()
  const link =
    stored.href === undefined
      ? undefined
      : resolveLink({_type: 'link', _key: `${key}-link`, href: stored.href}, at, resolution)
  if (link !== undefined && alternativeText === '') {
    resolution.report(
      'error',
      fieldPath(at, 'decorative'),
      'A picture that leads somewhere is marked as decorative, so nobody could hear where.',
      'Say where it leads in its alternative text.',
    )
  }
  return {
    _type: 'figure',
    _key: key,
    at,
    picture,
    alternativeText,
    ...(caption === '' ? {} : {caption}),
    ...(link === undefined ? {} : {link}),
  }
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
  return {
    asset: asset._id,
    url: asset.url,
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
