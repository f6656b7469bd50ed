import type {Library} from '../../../renderers/guide/library.ts'
import type {TrimSize} from '../../../schemas/trimSize.ts'

/** What a person asks for once, against what the handbook says. */
export interface PlaceOverrides {
  readonly trimSize?: TrimSize | undefined
  readonly page?: number | undefined
}

/**
 * The library as if its handbooks had another page size, or the named guide another page, so that
 * “on page 21” follows in every text. Changes nothing in the store, nor in the library given.
 */
export function withHandbookPlace(
  library: Library,
  guideId: string,
  {trimSize, page}: PlaceOverrides,
): Library {
  return {
    ...library,
    handbooks: library.handbooks.map((handbook) => ({
      ...handbook,
      ...(trimSize === undefined ? {} : {trimSize}),
      ...(page === undefined || handbook.entries === undefined
        ? {}
        : {
            entries: handbook.entries.map((entry) =>
              entry.guide?._ref === guideId ? {...entry, page} : entry,
            ),
          }),
    })),
  }
}
