import type {Block, BlockOfType, BlockType, TextBlock} from './model.ts'

/** The plain text of one text block: its spans and page references, as readers of the web see them. */
export function plainTextOf(block: Pick<TextBlock, 'children'>): string {
  return block.children.map(({text}) => text).join('')
}

const texts: {readonly [Type in BlockType]: (block: BlockOfType<Type>) => readonly string[]} = {
  block: (block) => [plainTextOf(block)],
  list: ({items}) => items.flatMap(({content}) => plainTextsOf(content)),
  procedure: ({steps}) =>
    steps.flatMap(({instruction, note}) => plainTextsOf([...instruction, ...note])),
  figure: ({caption}) => present(caption),
  callout: ({title, content}) => [...present(title), ...plainTextsOf(content)],
  disclosure: ({title, content}) => [title, ...plainTextsOf(content)],
  table: ({caption, rows}) => [
    ...present(caption),
    ...rows.flatMap(({cells}) => cells.flatMap(({content}) => plainTextsOf(content))),
  ],
  fillIn: ({label}) => [label],
  embed: ({title}) => [title],
}

/** The plain text of blocks, one line a paragraph, depth first: for searching, shortening and reading out. */
export function plainTextsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => textsOf(block))
}

function textsOf<Type extends BlockType>(block: BlockOfType<Type>): readonly string[] {
  const textsOfType: (typeof texts)[Type] = texts[block._type]
  return textsOfType(block)
}

function present(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text]
}
