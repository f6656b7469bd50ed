import {readFileSync} from 'node:fs'
import {close, createIndex} from 'pagefind'
import type {Sketch} from '../piece.ts'

export interface SearchIndexInput {
  readonly pages: readonly {
    /** On the site. */
    readonly path: string
    readonly file: string
  }[]
}

/** What stands in pages without being what they are about. */
const around = ['nav', '.scroll-hint', '.download', '.changes']

/** How many pages are on their way to the index. */
const AT_A_TIME = 100

/**
 * How many entries a part of the index holds. By Pagefind's own 20,000 a search for two words loads 36 kB of the
 * index of 1,000 guides, nearly all of it about other words; the option has no other name yet (Pagefind 1.6.0).
 */
process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE = '1000'

/** What Pagefind brings beside the search itself: interfaces of its own. */
const notNeeded = /^pagefind-(?:ui|modular-ui|component-ui|highlight|worker)\./u

/** Makes the index of a site's texts, with what searches it. Only what stands in an article is found. */
export async function drawSearchIndex({pages}: SearchIndexInput): Promise<Sketch<'searchIndex'>> {
  try {
    const {index, errors} = await createIndex({rootSelector: 'article', excludeSelectors: around})
    if (index === undefined) throw new Error(errors.join(' '))
    // The index takes them in the order in which they were sent: it is a part of what comes out.
    for (let first = 0; first < pages.length; first += AT_A_TIME) {
      const adding = pages.slice(first, first + AT_A_TIME).map(async ({path, file}) => {
        const added = await index.addHTMLFile({url: path, content: readFileSync(file, 'utf8')})
        if (added.errors.length > 0) throw new Error(`${path}: ${added.errors.join(' ')}`)
      })
      await Promise.all(adding)
    }
    const {files} = await index.getFiles()
    const kept = files
      .filter(({path}) => !notNeeded.test(path))
      .map(({path, content}) => ({name: path, bytes: content}))
    return {value: {files: kept, facts: {}}, findings: []}
  } catch (error) {
    return {
      findings: [
        {
          severity: 'warning',
          document: '',
          path: '',
          problem: `The index of the search could not be made: ${error instanceof Error ? error.message : String(error)}`,
          remedy:
            'The site works without it: its search page lists all guides. On a machine that Pagefind has a program for, build again.',
        },
      ],
      isTemporary: true,
    }
  } finally {
    await close().catch(() => {})
  }
}
