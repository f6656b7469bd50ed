import {resolveOptionalLink} from '../links/links.ts'
import type {LinkTile} from '../model.ts'
import {elementPath, fieldPath} from '../path.ts'
import {type BlockParts, type ResolveBlock, some} from './block.ts'
import {resolveFigure} from './figure.ts'

export const resolveLinkTiles: ResolveBlock<'linkTiles'> = (stored, {at, resolution}) => {
  const tiles = (stored.tiles ?? []).flatMap((tile, index): LinkTile[] => {
    const path = elementPath(fieldPath(at, 'tiles'), tile._key, index)
    const read = (name: 'title' | 'description' | 'label') =>
      resolution.text(tile[name], fieldPath(path, name)).trim()
    const [title, description, label] = [read('title'), read('description'), read('label')]
    if (title === '') {
      resolution.report(
        'error',
        fieldPath(path, 'title'),
        'A tile has no title, so there is nothing to click on.',
        'Give the tile a title.',
      )
    }
    const link = resolveOptionalLink(tile.href, `${tile._key}-link`, path, resolution)
    const figure =
      tile.figure === undefined || resolution.isHidden(tile.figure)
        ? undefined
        : resolveFigure(tile.figure, `${tile._key}-figure`, fieldPath(path, 'figure'), resolution)
    const shown = [title, label, description, link?.address ?? ''].find((text) => text !== '')
    if (shown === undefined && figure === undefined) return []
    return [
      {
        _key: tile._key,
        at: path,
        title: shown ?? '',
        ...(description === '' ? {} : {description}),
        ...(label === '' ? {} : {label}),
        ...(link === undefined ? {} : {link}),
        ...(figure === undefined ? {} : {figure}),
      },
    ]
  })
  if (tiles.length > 0) return [{_type: 'linkTiles', _key: stored._key, at, tiles}]
  resolution.report(
    'warning',
    at,
    'A block of tiles is empty. It was left out.',
    'Add tiles, or remove it.',
  )
  return []
}

export const linkTiles: BlockParts<'linkTiles'> = {
  blocks: ({tiles}) => tiles.flatMap(({figure}) => figure ?? []),
  links: ({tiles}) => tiles.flatMap(({link}) => link ?? []),
  // Their labels speak of clicks, so they are no text of every channel.
  texts: ({tiles}) => tiles.flatMap(({title, description}) => [title, ...some(description)]),
}
