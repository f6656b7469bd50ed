import {type Block, isParagraph, isSpan, isTextBlock, type TextBlock} from '../body.ts'
import {splitLines} from './cutText.ts'
import {everywhere} from './reading.ts'

/** An empty line typed inside a paragraph parts it in two. Only white space changes. */
export const paragraphBreaks = everywhere((body, {newKey}) => ({
  body: body.flatMap((block): readonly Block[] =>
    isTextBlock(block) && isParagraph(block) ? partsOf(block, newKey) : [block],
  ),
  cuts: new Map(),
  notes: [],
}))

/** A sign for an empty line that no text holds: noncharacters are never interchanged (Unicode, 23.7). */
const emptyLine = '\ufdd0'

function partsOf(block: TextBlock, newKey: () => string): TextBlock[] {
  const joined = (block.children ?? []).map((child) => (isSpan(child) ? child.text : '')).join('')
  if (!/\n\s*\n/u.test(joined)) return [block]
  // Line breaks are told apart by what stands before them, over the edges of spans.
  let before = ''
  const children = (block.children ?? []).map((child) => {
    if (!isSpan(child)) return child
    let text = ''
    for (const letter of child.text ?? '') {
      if (letter === '\n') {
        text += /\n *$/u.test(before) ? emptyLine : '\n'
      } else text += letter
      before = `${before}${letter}`.slice(-20)
    }
    return {...child, text}
  })
  const marked = children.map((child) =>
    isSpan(child)
      ? {...child, text: (child.text ?? '').replaceAll('\n', '\ufdd1').replaceAll(emptyLine, '\n')}
      : child,
  )
  return splitLines({...block, children: marked}, newKey).map((part) => ({
    ...part,
    children: trimBreaks(
      (part.children ?? []).map((child) =>
        isSpan(child) ? {...child, text: (child.text ?? '').replaceAll('\ufdd1', '\n')} : child,
      ),
    ),
  }))
}

/** Takes line breaks off both ends. */
function trimBreaks(children: NonNullable<TextBlock['children']>) {
  return children
    .map((child, index, all) => {
      if (!isSpan(child)) return child
      let text = child.text ?? ''
      if (index === 0) text = text.replace(/^\s+/u, '')
      if (index === all.length - 1) text = text.replace(/\s+$/u, '')
      return {...child, text}
    })
    .filter((child) => !isSpan(child) || child.text !== '')
}
