import {readFile} from 'node:fs/promises'
import {close, createIndex} from 'pagefind'
import type {Sketch} from './piece.ts'

export interface SearchIndexInput {
  readonly pages: readonly {
    /** On the site. */
    readonly path: string
    readonly file: string
  }[]
}

/** What stands in pages without being what they are about. */
const around = ['nav', '.scroll-hint', '.download', '.changes']

/** What Pagefind brings beside the search itself: interfaces of its own. */
const notNeeded = /^pagefind-(?:ui|modular-ui|component-ui|highlight|worker)\./u

/** Makes the index of a site's texts, with what searches it. Only what stands in an article is found. */
export async function drawSearchIndex({pages}: SearchIndexInput): Promise<Sketch<'searchIndex'>> {
  try {
    const {index, errors} = await createIndex({rootSelector: 'article', excludeSelectors: around})
    if (index === undefined) throw new Error(errors.join(' '))
    // One after the other: the order is a part of what comes out.
    for (const {path, file} of pages) {
      const added = await index.addHTMLFile({url: path, content: await readFile(file, 'utf8')})
      if (added.errors.length > 0) throw new Error(`${path}: ${added.errors.join(' ')}`)
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
      mayPass: true,
    }
  } finally {
    await close().catch(() => {})
  }
}
