import type {Severity} from '../../../renderers/guide/finding/finding.ts'
import type {TodoKind} from '../todos/todo.ts'

/** How sure a reading is: certain and likely ones are carried out, doubtful ones keep the author's form. */
export type Confidence = 'certain' | 'likely' | 'doubtful'

/** One thing that was noticed on a page while it was imported. */
export interface Note {
  readonly severity: Severity
  /** What is wrong, or what was read how, as a sentence that quotes the page. */
  readonly problem: string
  /** What a person should do about it. */
  readonly remedy: string
  /** Line of the page's file, counted from 1; absent where it concerns the whole page. */
  readonly line?: number
  /** `_key` of the block that it concerns. */
  readonly key?: string
  /** Of readings: how sure it is. */
  readonly confidence?: Confidence
  /** Of what is left to a person: what kind of thing it is. */
  readonly kind?: TodoKind
  /** Of a conflict: where in the guide, as a Sanity path. */
  readonly path?: string
  /** What one answer settles: the address of the picture, or of what is embedded. */
  readonly subject?: string
  /** The address, as written on the page, of a link, image or file that this accounts for. */
  readonly about?: string
}

/** Takes notes. */
export type TakeNote = (note: Note) => void

/** Quotes a text of the page, shortened so that a finding stays readable. */
export function quote(text: string): string {
  const plain = text.replaceAll(/\s+/gu, ' ').trim()
  return `“${plain.length > 100 ? `${plain.slice(0, 99)}…` : plain}”`
}
