import type {Loader} from 'astro/loaders'
import {fetchLibrary} from '../../../renderers/guide/library.ts'
import {resolveGuide} from '../../../renderers/guide/resolveGuide.ts'
import {type ContentEnvironment, clientFromEnvironment} from '../client.ts'
import {allImagesExist, serveImages} from './images.ts'

/**
 * Loads every published guide through `@sanity/client`.
 * A guide whose revision is known from the last build is taken as it was. Errors in a guide, and a
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
        const digest = `${guide.revision} ${JSON.stringify(guide.translations)}`
        const known = store.get(guide.id)
        if (known?.digest === digest && (await allImagesExist(known.data))) {
          taken += 1
          continue
        }
        const {images, files} = await serveImages(guide)
        store.set({id: guide.id, digest, data: {guide, images, files}})
      }
      logger.info(`${ids.length} guides, ${taken} unchanged since the last build`)
    },
  }
}
