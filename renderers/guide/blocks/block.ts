import type {RichText} from '../../../schemas/generated/types.ts'
import type {Block, BlockOfType, BlockType, Link} from '../model.ts'
import type {Resolution} from '../resolution.ts'

/** A block as Sanity stores it, but for text. */
export type StoredBlock = Exclude<RichText[number], {_type: 'block'}>

export type StoredBlockOfType<Type extends StoredBlock['_type']> = Extract<
  StoredBlock,
  {readonly _type: Type}
>

/** What a block is resolved with. */
export interface BlockContext {
  /** Where it stands in the document. */
  readonly at: string
  readonly resolution: Resolution
  /** Resolves what stands in a box at a path: its headings stand below the one that the box stands under. */
  inside(content: RichText | undefined, path: string): readonly Block[]
  /** Resolves what stands in a block that is no box of its own. */
  amid(content: RichText | undefined, path: string): readonly Block[]
}

/** Makes blocks of the model from a stored block; none, with a finding, where there is nothing to show. */
export type ResolveBlock<Type extends StoredBlock['_type']> = (
  stored: StoredBlockOfType<Type>,
  context: BlockContext,
) => readonly Block[]

/** What is asked of blocks of every type. */
export interface BlockParts<Type extends BlockType> {
  /** The blocks that stand directly inside; the figures of steps and tiles count as blocks. */
  readonly blocks: (block: BlockOfType<Type>) => readonly Block[]
  /** The links of its own, without those of what stands inside. */
  readonly links: (block: BlockOfType<Type>) => readonly Link[]
  /** The texts of its own, in reading order, without what stands inside. */
  readonly texts: (block: BlockOfType<Type>) => readonly string[]
}

/** What a block has that has no such parts. */
export const none = (): readonly never[] => []

/** A text that may be missing, as a list. */
export function some(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text]
}

/** Reports that a block was left out because nothing is in it. */
export function reportEmpty(what: string, {at, resolution}: BlockContext): readonly never[] {
  const problem = `The ${what} is empty. It was left out.`
  resolution.report('warning', at, problem, 'Write its text, or remove it.')
  return []
}
