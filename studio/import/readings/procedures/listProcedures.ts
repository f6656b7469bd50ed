import {type Block, type ItemList, isTextBlock, textOf} from '../../body.ts'
import {type Note, quote} from '../../page/note.ts'
import {everywhere} from '../reading.ts'
import {type ReadStep, readStep} from './step.ts'

/** The share of a list's items that hold a picture, from which on it shows how something is done. */
const mostHoldFigures = 2 / 3

/** A numbered list whose items hold pictures is a procedure: each item is a step with its figure. */
export const listProcedures = everywhere((body, {newKey}) => {
  const notes: Note[] = []
  const blocks = body.map((block): Block => {
    if (block._type !== 'itemList' || !isNumbered(block)) return block
    const items = block.items ?? []
    const withFigures = items.filter(({content}) =>
      (content ?? []).some(({_type}) => _type === 'figure'),
    )
    if (items.length < 2 || withFigures.length < items.length * mostHoldFigures) return block
    const read = items.map(({content}) => readStep(content ?? [], 0, newKey))
    const steps = read.filter((step): step is ReadStep => step !== undefined)
    const start = quote(firstText(block))
    if (steps.length < items.length) {
      notes.push({
        severity: 'note',
        key: block._key,
        confidence: 'doubtful',
        problem: `The list that starts ${start} has pictures as steps have, but more in some items than a step can hold. It was kept as a list.`,
        remedy: 'Make a procedure of it in Studio if it is one.',
      })
      return block
    }
    notes.push({
      severity: 'note',
      key: block._key,
      confidence: withFigures.length === items.length ? 'certain' : 'likely',
      problem: `The numbered list that starts ${start}, with a picture in its items, was read as a procedure of ${steps.length} steps.`,
      remedy: 'Make a list of it in Studio if it does not tell how to do something.',
    })
    return {_type: 'procedure', _key: block._key, steps: steps.map(({step}) => step)}
  })
  return {body: blocks, cuts: new Map(), notes}
})

function isNumbered({ordered, numbering, start}: ItemList): boolean {
  return ordered === true && (numbering ?? 'number') === 'number' && (start ?? 1) === 1
}

function firstText({items}: ItemList): string {
  const text = (items?.[0]?.content ?? []).find(isTextBlock)
  return text === undefined ? '' : textOf(text)
}
