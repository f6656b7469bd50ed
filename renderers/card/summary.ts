import {largestFit, type SetText} from './fit.ts'
import {gapBelow} from './gapBelow.ts'
import type {Desk} from './identity.ts'
import {shortenToFit} from './shorten.ts'

/**
 * Sets a summary under a title. The title gives way a little, so that the whole summary fits in
 * comfortable type; else to its smallest size, so that it fits in any; where it never does, the
 * summary is shortened instead.
 */
export async function setSummary(
  text: string,
  titles: readonly SetText[],
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
): Promise<{title: SetText; summary: SetText | undefined; shown: string}> {
  const {language} = guide
  const roomUnder = (title: SetText, allowed = sizes) =>
    ({
      width,
      height: height - title.height - gapBelow(title),
      maxLines: 7,
      sizes: allowed.filter((size) => size <= title.size * 0.8),
      weight: 400,
      role: 'text',
    }) as const
  const comfortable = sizes.slice(0, Math.ceil(sizes.length / 2))
  const largest = titles[0]?.size ?? 0
  for (const title of titles.filter(({size}) => size >= largest * 0.7)) {
    const summary = await largestFit(text, language, roomUnder(title, comfortable), typesetter)
    if (summary !== undefined) return {title, summary, shown: text}
  }
  for (const title of titles) {
    const summary = await largestFit(text, language, roomUnder(title), typesetter)
    if (summary !== undefined) return {title, summary, shown: text}
  }
  const title = titles[Math.floor(titles.length / 2)] ?? titles[0]
  if (title === undefined) throw new Error('A summary needs a title to stand under.')
  const shortened = await shortenToFit(text, language, roomUnder(title), typesetter)
  return {title, summary: shortened?.set, shown: shortened?.text ?? ''}
}
