import {type Block, type Body, isTextBlock, type TextBlock} from '../body.ts'

/** A body with each of its texts changed: its own, and those of its steps. Other boxes are left alone. */
export function eachText(body: Body, change: (text: TextBlock) => TextBlock): Block[] {
  return body.map((block) => {
    if (isTextBlock(block)) return change(block)
    if (block._type !== 'procedure') return block
    return {
      ...block,
      steps: (block.steps ?? []).map((step) => ({
        ...step,
        instruction: (step.instruction ?? []).map((text) => plain(change(text))),
        ...(step.note === undefined ? {} : {note: step.note.map((text) => plain(change(text)))}),
      })),
    }
  })
}

/** Texts of steps have one style only. */
function plain({style, ...text}: TextBlock) {
  return {...text, style: 'normal' as const}
}
