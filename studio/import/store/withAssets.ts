import type {Block, Body, FigureBlock, LinkTile, MarkDefinition, TextBlock} from '../body.ts'
import {isTextBlock} from '../body.ts'
import type {Note} from '../page/note.ts'
import {withContent} from '../readings/reading.ts'
import {onSite} from '../site/siteAddress.ts'
import type {SiteFolder} from '../site/siteFolder.ts'
import {type AssetStore, missingNote} from './assets.ts'

type Figure = Omit<FigureBlock, '_key'>

/** An asset that a body asks for, by the address that the page gave. */
interface Wish {
  readonly kind: 'image' | 'file'
  readonly address: string
  readonly key: string
}

/**
 * Puts the site's pictures into the figures of a body, and its files behind the links to them.
 * What an earlier import had is taken from there. What is not there, or cannot be uploaded, is noted;
 * its address stays.
 */
export async function withAssets(
  body: Body,
  site: SiteFolder,
  assets: AssetStore,
  known: Readonly<Record<string, string>>,
): Promise<{body: Body; notes: readonly Note[]; ids: Readonly<Record<string, string>>}> {
  const notes: Note[] = []
  const ids = new Map<string, string>()
  for (const {kind, address, key} of wishesOf(body)) {
    const file = site.fileOf(address)
    const before = known[`${kind} ${address}`]
    if (file === undefined && before !== undefined) {
      ids.set(`${kind} ${address}`, before)
      continue
    }
    if (file === undefined) {
      if (kind === 'image' || isOnSite(address, site)) {
        const why = isOnSite(address, site)
          ? 'no such file is in the site’s folder'
          : 'it is on another site'
        notes.push(missingNote(kind, address, why, key))
      }
      continue
    }
    const result = await assets.upload(kind, file)
    if ('id' in result) ids.set(`${kind} ${address}`, result.id)
    else notes.push(missingNote(kind, address, result.problem, key))
  }
  return {body: placed(body, ids), notes, ids: Object.fromEntries(ids)}
}

function isOnSite(address: string, {host}: SiteFolder): boolean {
  return !URL.canParse(address) || onSite(address, host) !== undefined
}

function wishesOf(body: Body): Wish[] {
  const wishes: Wish[] = []
  const figure = ({importedFrom}: Figure, key: string) => {
    if (importedFrom !== undefined) wishes.push({kind: 'image', address: importedFrom, key})
  }
  const text = ({markDefs, _key}: Pick<TextBlock, 'markDefs' | '_key'>) => {
    for (const mark of markDefs ?? []) {
      if (mark._type === 'link' && isFile(mark.href)) {
        wishes.push({kind: 'file', address: mark.href, key: _key})
      }
    }
  }
  const look = (block: Block) => {
    if (isTextBlock(block)) text(block)
    else if (block._type === 'figure') figure(block, block._key)
    else if (block._type === 'procedure') {
      for (const step of block.steps ?? []) {
        if (step.figure !== undefined) figure(step.figure, step._key)
        for (const more of step.moreFigures ?? []) figure(more, more._key)
        for (const each of [...(step.instruction ?? []), ...(step.note ?? [])]) text(each)
      }
    } else if (block._type === 'linkTiles') {
      for (const tile of block.tiles ?? []) {
        if (tile.figure !== undefined) figure(tile.figure, tile._key)
      }
    }
    withContent(block, (content) => {
      content.forEach(look)
      return content
    })
  }
  body.forEach(look)
  return wishes
}

/** Whether an address is one of a file to download, not of a page. */
function isFile(href: string | undefined): href is string {
  return (
    href !== undefined &&
    /^(?:https?:\/\/[^/]+)?\/(?:files|images)\/[^?#]+\.[a-z0-9]{2,5}$/iu.test(href)
  )
}

function placed(body: Body, ids: ReadonlyMap<string, string>): Body {
  return body.map((block): Block => {
    if (isTextBlock(block)) return linked(block, ids)
    if (block._type === 'figure') return shown(block, ids)
    if (block._type === 'procedure') {
      return {
        ...block,
        steps: (block.steps ?? []).map(({figure, moreFigures, instruction, note, ...step}) => ({
          ...step,
          ...(instruction === undefined
            ? {}
            : {instruction: instruction.map((text) => linked(text, ids))}),
          ...(note === undefined ? {} : {note: note.map((text) => linked(text, ids))}),
          ...(figure === undefined ? {} : {figure: shown(figure, ids)}),
          ...(moreFigures === undefined
            ? {}
            : {moreFigures: moreFigures.map((more) => shown(more, ids))}),
        })),
      }
    }
    if (block._type === 'linkTiles') {
      return {...block, tiles: (block.tiles ?? []).map((tile) => shownTile(tile, ids))}
    }
    return withContent(block, (content) => placed(content, ids))
  })
}

function shownTile({figure, ...tile}: LinkTile, ids: ReadonlyMap<string, string>): LinkTile {
  return figure === undefined ? tile : {...tile, figure: shown(figure, ids)}
}

function shown<T extends Figure>(figure: T, ids: ReadonlyMap<string, string>): T {
  const {importedFrom, ...rest} = figure
  const id = importedFrom === undefined ? undefined : ids.get(`image ${importedFrom}`)
  return id === undefined
    ? figure
    : {...figure, ...rest, importedFrom: undefined, asset: {_type: 'reference', _ref: id}}
}

function linked<T extends Pick<TextBlock, 'markDefs'>>(
  text: T,
  ids: ReadonlyMap<string, string>,
): T {
  if (text.markDefs === undefined) return text
  return {...text, markDefs: text.markDefs.map((mark) => fileLink(mark, ids))}
}

function fileLink(mark: MarkDefinition, ids: ReadonlyMap<string, string>): MarkDefinition {
  const id = mark._type === 'link' ? ids.get(`file ${mark.href}`) : undefined
  if (id === undefined) return mark
  return {
    _type: 'fileLink',
    _key: mark._key,
    file: {_type: 'file', asset: {_type: 'reference', _ref: id}},
  }
}
