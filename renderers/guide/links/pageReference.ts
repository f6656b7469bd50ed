import type {HandbookPage} from '../../../schemas/generated/types.ts'
import {indexOf, originalOf} from '../library/libraryIndex.ts'
import type {Library} from '../library.ts'
import type {HandbookPlace, PageReference} from '../model.ts'
import type {Resolution} from '../resolution.ts'
import {words} from '../words.ts'

/** Finds where a guide stands in a handbook; undefined when no handbook lists it. */
export function handbookPlaceOf(library: Library, guideId: string): HandbookPlace | undefined {
  return indexOf(library).places.get(guideId)
}

/** Settles “in the Student Handbook on page 21” from the handbook itself. */
export function resolvePageReference(
  reference: HandbookPage & {readonly _key: string},
  path: string,
  resolution: Resolution,
): PageReference | undefined {
  const {library, document, language, channel} = resolution
  const target = reference.guide?._ref ?? document._id
  const place =
    handbookPlaceOf(library, target) ?? handbookPlaceOf(library, originalIdOf(library, target))
  if (place === undefined) {
    resolution.report(
      'error',
      path,
      `The text names the handbook page of “${library.guides.get(target)?.title ?? target}”, but no handbook lists that guide.`,
      'Add the guide to the handbook with its page, or remove the page reference.',
    )
    return undefined
  }
  const own = handbookPlaceOf(library, document._id)
  const {inHandbook, onThisPage, onPage} = words[language]
  return {
    _type: 'handbookPage',
    _key: reference._key,
    page: place.page,
    text: inHandbook(place.title, place.page),
    ...(channel === 'print' && own?.id === place.id
      ? {inside: {samePage: onThisPage, otherPage: onPage(place.page)}}
      : {}),
  }
}

/** A translation that no handbook lists stands where its original does. */
function originalIdOf(library: Library, id: string): string {
  const guide = library.guides.get(id)
  return guide === undefined ? id : originalOf(guide)
}
