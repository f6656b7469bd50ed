import {libraryOf} from '../../../renderers/guide/library.ts'
import type {Block as Drawn} from '../../../renderers/guide/model.ts'
import {resolveGuide} from '../../../renderers/guide/resolveGuide.ts'
import {allBlocks} from '../../../renderers/guide/walkBlocks.ts'
import type {Block, Body, MarkDefinition, TextBlock} from '../body.ts'
import {isTextBlock} from '../body.ts'
import type {Note} from '../page/note.ts'
import {eachText} from '../readings/eachText.ts'
import {withContent} from '../readings/reading.ts'

/** Places that every page has. */
const always = new Set(['', 'top'])

/**
 * Links to places on the same page lead to headings: those are all the places that guides have. A link
 * leads to the heading at its place, or the one that its place stands under; one whose place is gone is
 * taken out, and named. Takes the body and the block at each place of the page, by the place's name.
 */
export function linksToPlaces(
  body: Body,
  places: ReadonlyMap<string, string>,
  path: string,
): {body: Body; notes: readonly Note[]} {
  if (!JSON.stringify(body).includes('#')) return {body, notes: []}
  const anchors = anchorsOf(body)
  const notes: Note[] = []
  const read = (text: TextBlock): TextBlock => {
    const gone = new Set<string>()
    const markDefs = (text.markDefs ?? []).map((mark) => {
      const name = placeOf(mark, path)
      if (name === undefined || always.has(name)) return mark
      const block = places.get(name)
      const heading = block === undefined ? undefined : anchors.above.get(block)
      const anchor = heading ?? (anchors.all.has(name) ? name : undefined)
      if (anchor !== undefined) {
        if (block !== undefined && !anchors.at.has(block))
          notes.push(nearNote(name, anchor, text._key))
        return {...mark, _type: 'link' as const, href: `#${anchor}`}
      }
      gone.add(mark._key)
      notes.push(goneNote(name, mark, text._key))
      return mark
    })
    if (markDefs.every((mark, index) => mark === text.markDefs?.[index]) && gone.size === 0)
      return text
    return {
      ...text,
      markDefs: markDefs.filter(({_key}) => !gone.has(_key)),
      children: (text.children ?? []).map((child) =>
        child._type === 'span'
          ? {...child, marks: (child.marks ?? []).filter((mark) => !gone.has(mark))}
          : child,
      ),
    }
  }
  const everywhere = (blocks: Body): Body =>
    eachText(blocks, read).map((block) => withContent(block, everywhere))
  return {body: everywhere(body), notes}
}

/** The name of a place on the same page that a mark leads to. */
function placeOf(mark: MarkDefinition, path: string): string | undefined {
  if (mark._type !== 'link') return undefined
  const [before, name] = (mark.href ?? '').split('#', 2)
  return before === '' || before?.toLowerCase() === path.toLowerCase() ? name : undefined
}

/** The anchors that the web page will have: all of them, and for each block its own or the one above it. */
function anchorsOf(body: Body) {
  const guide = {
    ...{_id: 'guide', _type: 'guide', _rev: '', _createdAt: '', _updatedAt: '', body},
  }
  const {value} = resolveGuide(libraryOf([guide]), 'guide', 'web')
  const own = new Map(allBlocks(value.body).flatMap((block) => anchorOf(block)))
  const above = new Map<string, string>()
  let last: string | undefined
  const visit = (block: Block): void => {
    last = own.get(block._key) ?? last
    if (last !== undefined)
      for (const key of keysOf(block)) if (!above.has(key)) above.set(key, last)
    withContent(block, (content) => {
      content.forEach(visit)
      return content
    })
  }
  body.forEach(visit)
  return {all: new Set(own.values()), at: new Set(own.keys()), above}
}

function anchorOf(block: Drawn): [string, string][] {
  if (block._type === 'disclosure') return [[block._key, block.anchor]]
  return block._type === 'block' && block.anchor !== undefined ? [[block._key, block.anchor]] : []
}

/** Keys of a block and, of text in it, of what holds no blocks of its own. */
function keysOf(block: Block): string[] {
  if (isTextBlock(block) || block._type !== 'procedure') return [block._key]
  return [block._key, ...(block.steps ?? []).map(({_key}) => _key)]
}

function nearNote(name: string, anchor: string, key: string): Note {
  return {
    severity: 'note',
    key,
    problem: `The link to “#${name}” led to a place under the heading “#${anchor}”; it leads to that heading.`,
    remedy: 'Nothing to do: guides have places at their headings.',
    about: `#${name}`,
  }
}

function goneNote(name: string, mark: MarkDefinition, key: string): Note {
  const href = mark._type === 'link' ? (mark.href ?? '') : ''
  return {
    severity: 'warning',
    kind: 'link',
    key,
    problem: `The link to “#${name}” leads to a place on the page that is not there. The text was kept without it.`,
    remedy: 'Link it in Studio to the heading that it should lead to, if there is one.',
    about: href,
  }
}
