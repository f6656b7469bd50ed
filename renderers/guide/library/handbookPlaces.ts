import type {Handbook} from '../../../schemas/generated/types.ts'
import type {HandbookPlace} from '../model.ts'

/** Where guides stand in handbooks, by the id of the guide; the first entry that gives a page counts. */
export function placesIn(handbooks: readonly Handbook[]): ReadonlyMap<string, HandbookPlace> {
  const places = new Map<string, HandbookPlace>()
  for (const handbook of handbooks) {
    for (const {guide, page, pages, section} of handbook.entries ?? []) {
      if (guide?._ref === undefined || page === undefined || places.has(guide._ref)) continue
      places.set(guide._ref, placeIn(handbook, page, pages, section?.trim()))
    }
  }
  return places
}

function placeIn(
  handbook: Handbook,
  page: number,
  pages: number | undefined,
  section: string | undefined,
): HandbookPlace {
  return {
    id: handbook._id,
    title: handbook.title ?? '',
    edition: handbook.edition ?? '',
    trimSize: handbook.trimSize ?? 'a5',
    page,
    ...(pages === undefined ? {} : {pages}),
    ...(section ? {section} : {}),
    ...(handbook.cover ? {cover: true} : {}),
  }
}
