import {largestFit, type SetText} from './fit.ts'
import {gapBelow} from './gapBelow.ts'
import type {Desk} from './identity.ts'
import {shortenToFit} from './shorten.ts'

/** A head and the text below it, as both will stand. */
export interface HeadAndText {
  readonly head: SetText
  readonly below: SetText | undefined
  /** What is shown of the text. */
  readonly shown: string
}

/**
 * Sets a text under its head: a summary under a title, a note under an instruction. The head gives
 * way a little, so that the whole text fits in comfortable type; else to its smallest size, so that
 * it fits in any; where it never does, the text is shortened instead. Takes the ways in which the
 * head fits, largest first; throws when there is none.
 */
export function setBelow(
  text: string,
  heads: readonly SetText[],
  {
    width,
    height,
    sizes,
    desk: {guide, typesetter},
  }: {
    readonly width: number
    readonly height: number
    readonly sizes: readonly number[]
    readonly desk: Desk
  },
): HeadAndText {
  const {language} = guide
  const roomUnder = (head: SetText, allowed = sizes) =>
    ({
      width,
      height: height - head.height - gapBelow(head),
      maxLines: 7,
      sizes: allowed.filter((size) => size <= head.size * 0.8),
      weight: 400,
      role: 'text',
    }) as const
  const comfortable = sizes.slice(0, Math.ceil(sizes.length / 2))
  const largest = heads[0]?.size ?? 0
  for (const head of heads.filter(({size}) => size >= largest * 0.7)) {
    const below = largestFit(text, language, roomUnder(head, comfortable), typesetter)
    if (below !== undefined) return {head, below, shown: text}
  }
  for (const head of heads) {
    const below = largestFit(text, language, roomUnder(head), typesetter)
    if (below !== undefined) return {head, below, shown: text}
  }
  const head = heads[Math.floor(heads.length / 2)] ?? heads[0]
  if (head === undefined) throw new Error('A text needs a head to stand under.')
  const shortened = shortenToFit(text, language, roomUnder(head), typesetter)
  return {head, below: shortened?.set, shown: shortened?.text ?? ''}
}
