import type {BlockType} from '../model.ts'
import type {BlockParts} from './block.ts'
import {callout} from './callout.ts'
import {codeSample} from './codeSample.ts'
import {disclosure} from './disclosure.ts'
import {divider} from './divider.ts'
import {embed} from './embed.ts'
import {figure} from './figure.ts'
import {fillIn} from './fillIn.ts'
import {linkTiles} from './linkTiles.ts'
import {list} from './list.ts'
import {procedure} from './procedure.ts'
import {table} from './table.ts'
import {textBlock} from './textBlock.ts'

/** What blocks of each type consist of; a new block type does not type-check until it is here. */
export const parts: {readonly [Type in BlockType]: BlockParts<Type>} = {
  block: textBlock,
  list,
  procedure,
  figure,
  callout,
  disclosure,
  table,
  fillIn,
  embed,
  divider,
  codeSample,
  linkTiles,
}
