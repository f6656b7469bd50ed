import type {LinkTiles as StoredTiles} from '../../schemas/generated/types.ts'
import {resolveFigure} from './figure.ts'
import {resolveLink} from './links.ts'
import type {LinkTile, LinkTiles} from './model.ts'
import {elementPath, fieldPath} from './path.ts'
import type {Resolution} from './resolution.ts'

type StoredTile = NonNullable<StoredTiles['tiles']>[number]

/** Resolves tiles; undefined, with a finding, where there is none. */
export function resolveLinkTiles(
  stored: StoredTiles & {readonly _key: string},
  at: string,
  resolution: Resolution,
): LinkTiles | undefined {
  const tiles = (stored.tiles ?? []).map((tile, index) =>
    resolveTile(tile, elementPath(fieldPath(at, 'tiles'), tile._key, index), resolution),
  )
  if (tiles.length > 0) return {_type: 'linkTiles', _key: stored._key, at, tiles}
  resolution.report(
    'warning',
    at,
    'The block of link tiles is empty. It was left out.',
    'Add a tile, or remove it.',
  )
  return undefined
}

function resolveTile(tile: StoredTile, at: string, resolution: Resolution): LinkTile {
  const text = (field: 'title' | 'description' | 'label') =>
    resolution.text(tile[field], fieldPath(at, field)).trim()
  const title = text('title')
  if (title === '') {
    resolution.report(
      'error',
      fieldPath(at, 'title'),
      'A tile has no title, so nobody could tell where it leads.',
      'Give it a title.',
    )
  }
  const description = text('description')
  const label = text('label')
  const link =
    tile.href === undefined
      ? undefined
      : resolveLink({_type: 'link', _key: `${tile._key}-link`, href: tile.href}, at, resolution)
  const figure =
    tile.figure === undefined
      ? undefined
      : resolveFigure(tile.figure, `${tile._key}-figure`, fieldPath(at, 'figure'), resolution)
  return {
    _key: tile._key,
    title,
    ...(description === '' ? {} : {description}),
    ...(label === '' ? {} : {label}),
    ...(link === undefined ? {} : {link}),
    ...(figure === undefined ? {} : {figure}),
  }
}
