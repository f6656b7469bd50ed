import type {Loader} from 'astro/loaders'
import {fetchLibrary} from '../../../renderers/guide/library.ts'
import {resolveGuide} from '../../../renderers/guide/resolveGuide.ts'
import {type ContentEnvironment, clientFromEnvironment} from '../client.ts'
import {isGuideEntry} from './guideEntry.ts'
import {allImagesExist, recipe, serveImages} from './images.ts'

/**
 * Loads every published guide through `@sanity/client`.
 * The pictures of a guide whose revision is known from the last build are not looked at again. Errors in a guide, and a
 * store without guides, fail the build: an empty site must never replace a good one.
 */
export function guideLoader(environment: ContentEnvironment): Loader {
  return {
    name: 'sanity-guides',
    async load({store, logger}) {
      const library = await fetchLibrary(clientFromEnvironment(environment))
      const ids = [...library.guides.keys()]
      if (ids.length === 0) throw new Error('The store has no published guide.')
      for (const {id} of store.values().filter((entry) => !library.guides.has(entry.id)))
        store.delete(id)
      const found = ids.map((id) => resolveGuide(library, id, 'web'))
      const errors = [...library.findings, ...found.flatMap(({findings}) => findings)].filter(
        ({severity}) => severity === 'error',
      )
      if (errors.length > 0) {
        const list = errors.map(({document, path, problem}) => `${document} › ${path}: ${problem}`)
        throw new Error(`The guidance has errors:\n${list.join('\n')}`)
      }
      let taken = 0
      for (const {value: guide} of found) {
        const known = store.get(guide.id)?.data
        const kept =
          isGuideEntry(known) &&
          known.guide.revision === guide.revision &&
          known.recipe === recipe &&
          (await allImagesExist(known))
            ? known
            : undefined
        if (kept !== undefined) taken += 1
        const {images, files} = kept ?? (await serveImages(guide))
        store.set({id: guide.id, data: {guide, images, files, recipe}})
      }
      logger.info(`${ids.length} guides, ${taken} unchanged since the last build`)
    },
  }
}
