import type {ShortText} from '../../../schemas/generated/types.ts'
import type {List, Step, TextBlock} from '../model.ts'
import {elementPath, fieldPath} from '../path.ts'
import type {Resolution} from '../resolution.ts'
import {resolveTexts} from '../text/lists.ts'
import {type BlockParts, none, type ResolveBlock} from './block.ts'
import {resolveFigure} from './figure.ts'

/** Its visible steps, numbered from 1. */
export const resolveProcedure: ResolveBlock<'procedure'> = (stored, {at, resolution}) => {
  const steps: Step[] = []
  for (const [index, step] of (stored.steps ?? []).entries()) {
    if (resolution.isHidden(step)) continue
    const path = elementPath(fieldPath(at, 'steps'), step._key, index)
    const instruction = shortText(step.instruction, fieldPath(path, 'instruction'), resolution)
    if (instruction.length === 0) {
      resolution.report(
        'error',
        fieldPath(path, 'instruction'),
        // As the form numbers it.
        `Step ${index + 1} does not say what to do.`,
        'Write the instruction, or remove the step.',
      )
      continue
    }
    const number = steps.length + 1
    const figure =
      step.figure === undefined || resolution.isHidden(step.figure)
        ? undefined
        : resolveFigure(step.figure, `${step._key}-figure`, fieldPath(path, 'figure'), resolution)
    const moreFigures = (step.moreFigures ?? []).flatMap((more, place) => {
      const at = elementPath(fieldPath(path, 'moreFigures'), more._key, place)
      if (resolution.isHidden(more)) return []
      return resolveFigure(more, `${step._key}-${more._key}`, at, resolution) ?? []
    })
    steps.push({
      _key: step._key,
      at: path,
      number,
      anchor: resolution.anchor(`step-${number}`),
      instruction,
      note: shortText(step.note, fieldPath(path, 'note'), resolution),
      ...(figure === undefined ? {} : {figure}),
      ...(moreFigures.length === 0 ? {} : {moreFigures}),
    })
  }
  if (steps.length > 0) return [{_type: 'procedure', _key: stored._key, at, steps}]
  resolution.report(
    'warning',
    at,
    'A procedure has no steps. It was left out.',
    'Add steps, or remove it.',
  )
  return []
}

export const procedure: BlockParts<'procedure'> = {
  blocks: ({steps}) =>
    steps.flatMap(({instruction, note, figure, moreFigures}) => [
      ...instruction,
      ...note,
      ...(figure === undefined ? [] : [figure]),
      ...(moreFigures ?? []),
    ]),
  links: none,
  texts: none,
}

function shortText(
  stored: ShortText | undefined,
  path: string,
  resolution: Resolution,
): readonly (TextBlock | List)[] {
  const placed = (stored ?? []).map((block, index) => ({
    ...block,
    at: elementPath(path, block._key, index),
  }))
  return resolveTexts(placed, resolution)
}
