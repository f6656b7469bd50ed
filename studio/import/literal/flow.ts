import type {Block, Body, TextStyle} from '../body.ts'
import type {TakeNote} from '../page/note.ts'
import {attribute, childrenOf, type Element, isElement, isText, type Node} from '../page/tree.ts'
import {type MarkedRun, type Marks, textBlock, unmarked} from './inline.ts'
import type {NewKey} from './newKey.ts'

/** What an element becomes: it is told where it stands, and puts into the flow what it holds. */
export type Rule = (element: Element, flow: Flow, marks: Marks) => void

/** What all flows of one page share. */
export interface FlowContext {
  readonly newKey: NewKey
  readonly note: TakeNote
  readonly lineOf: (node: Node) => number | undefined
  readonly ruleOf: (element: Element) => Rule
  /** The level, 1 to 6, that the author gave each heading, by `_key`. */
  readonly headingLevels: Map<string, number>
  /** Names of places that no block was made for yet. */
  readonly openPlaces: Set<string>
  /** The block that stood at, or first after, each place that links can lead to, by the place's name. */
  readonly places: Map<string, string>
  /** The page's own path, against which relative addresses are read. */
  readonly path: string
}

/**
 * Text and blocks in the order of the page. Text gathers in a run; whatever is not text ends the
 * run, which becomes a paragraph of the style that holds at that place.
 */
export class Flow {
  readonly blocks: Block[] = []
  readonly reading: FlowContext
  #run: MarkedRun[] = []
  #style: TextStyle = 'normal'

  constructor(reading: FlowContext) {
    this.reading = reading
  }

  /** Goes through nodes in their order. */
  walk(nodes: readonly Node[], marks: Marks): void {
    for (const node of nodes) {
      if (isText(node)) this.#run.push({text: node.value, marks})
      else if (isElement(node)) this.#walkElement(node, marks)
      else if (node.nodeName === '#comment') this.#noteComment(node)
    }
  }

  /** Puts text that the page did not write, but its visitors saw. */
  say(text: string, marks: Marks): void {
    this.#run.push({text, marks})
  }

  lineBreak(marks: Marks): void {
    this.#run.push({text: '', marks, isBreak: true})
  }

  /** Puts what stands in a box of its own style, apart from what is around it. */
  paragraph(element: Element, marks: Marks, style: TextStyle = this.#style): void {
    const around = this.#style
    this.endRun()
    this.#style = style
    this.walk(childrenOf(element), marks)
    this.endRun()
    this.#style = around
  }

  /** Puts a block that is not text. */
  add(...blocks: readonly Block[]): void {
    this.endRun()
    for (const {_key} of blocks.slice(0, 1)) this.#takePlaces(_key)
    this.blocks.push(...blocks)
  }

  /** What stands inside an element, as blocks of their own. */
  contentOf(nodes: readonly Node[], marks: Marks = unmarked): Body {
    const inner = new Flow(this.reading)
    // What holds them, as an item of a list, may have a name too.
    const parent = nodes[0]?.parentNode
    if (parent && 'tagName' in parent) this.#openPlace(parent)
    inner.walk(nodes, marks)
    return inner.end()
  }

  end(): Body {
    this.endRun()
    return this.blocks
  }

  endRun(): void {
    if (this.#run.length === 0) return
    const block = textBlock(this.#run, this.#style, this.reading.newKey)
    this.#run = []
    if (block === undefined) return
    this.#takePlaces(block._key)
    this.blocks.push(block)
  }

  #takePlaces(key: string): void {
    const {openPlaces, places} = this.reading
    for (const name of openPlaces) if (!places.has(name)) places.set(name, key)
    openPlaces.clear()
  }

  /** Names of places are kept by the block that begins there; those without one by the next that is made. */
  #walkElement(element: Element, marks: Marks): void {
    this.#openPlace(element)
    this.reading.ruleOf(element)(element, this, marks)
  }

  #openPlace(element: Element): void {
    const name = element.tagName === 'a' ? attribute(element, 'name') : undefined
    for (const place of [attribute(element, 'id'), name]) {
      if (place !== undefined && place !== '') this.reading.openPlaces.add(place)
    }
  }

  #noteComment(node: Node): void {
    if (!('data' in node) || node.data.trim() === '') return
    const line = this.reading.lineOf(node)
    this.reading.note({
      severity: 'note',
      ...(line === undefined ? {} : {line}),
      problem: `A comment that visitors never saw was left out: “${node.data.trim().slice(0, 100)}”.`,
      remedy: 'Nothing to do.',
    })
  }
}
