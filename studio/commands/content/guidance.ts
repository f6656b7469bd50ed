import {fetchLibrary, type Library} from '../../../renderers/guide/library.ts'
import {openOutputStore} from '../../pipeline/outputs/outputStore.ts'
import {openWorkshop, type Workshop} from '../../pipeline/workshop/workshop.ts'
import {outputsFolder} from '../outputs/runBuild.ts'
import {type ContentOptions, openContent} from './content.ts'

/** What a command draws from, and with. */
export interface Guidance {
  /** One reading of the store. */
  readonly library: Library
  readonly workshop: Workshop
}

/** Does work on the guidance, and lets go of everything when it is done. Throws when content cannot be read. */
export async function withGuidance(
  options: ContentOptions,
  work: (guidance: Guidance) => Promise<void>,
): Promise<void> {
  const content = await openContent(options)
  try {
    const library = await fetchLibrary(content.client)
    const workshop = await openWorkshop(openOutputStore(outputsFolder))
    try {
      await work({library, workshop})
    } finally {
      await workshop.close()
    }
  } finally {
    await content.close()
  }
}
