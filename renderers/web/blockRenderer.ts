import type {Language} from '../../schemas/language.ts'
import type {Block, BlockOfType, BlockType} from '../guide/model.ts'
import type {ImageOf} from './image.ts'

/** What the renderers of blocks share while one guide is drawn. */
export interface WebContext {
  readonly language: Language
  readonly image: ImageOf
  /** Draws blocks that stand inside another. */
  readonly blocks: (blocks: readonly Block[]) => string
  /** Says on the outermost element where in the document it was written, where that is asked for. */
  readonly place: (html: string, at: string) => string
  /** Says, once, that the next picture is the first on its page. */
  readonly takeFirstImage: () => boolean
}

/** How the web draws one type of block: as HTML, or not at all, for a reason. */
export type BlockRenderer<Type extends BlockType> =
  | ((block: BlockOfType<Type>, context: WebContext) => string)
  | {readonly leftOut: string}
