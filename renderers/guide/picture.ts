import type {SiteSettings, Figure as StoredFigure} from '../../schemas/generated/types.ts'
import type {Library} from './library.ts'
import type {Picture} from './model.ts'

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
