import * as v from 'valibot'

const pictureSchema = v.looseObject({
  _type: v.literal('figure'),
  asset: v.looseObject({_ref: v.string()}),
})

/** The id of the first picture in what a form holds, however deep, in reading order; undefined where there is none. */
export function firstPicture(value: unknown): string | undefined {
  if (v.is(pictureSchema, value)) return value.asset._ref
  if (typeof value !== 'object' || value === null) return undefined
  for (const part of Object.values(value)) {
    const found = firstPicture(part)
    if (found !== undefined) return found
  }
  return undefined
}
