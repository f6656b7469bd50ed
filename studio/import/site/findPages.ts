import {existsSync} from 'node:fs'
import {readdir, realpath, stat} from 'node:fs/promises'
import {basename, dirname, extname, join, relative, resolve, sep} from 'node:path'

/** The file of a page, and the site that it belongs to. */
export interface PageFile {
  /** Absolute. */
  readonly file: string
  /** Relative to the folder of its site, with forward slashes. */
  readonly name: string
  /** The folder of the site: where its `images` and `files` are. */
  readonly site: string
}

/** Folders of a checkout that hold no pages. */
const noPages = new Set([
  'node_modules',
  '_site',
  '_layouts',
  '_includes',
  '_data',
  '_sass',
  'images',
  'files',
  'misc',
  'assets',
])

/** Files that stand beside pages in a checkout, and are none. */
const notPages = new Set([
  'readme.md',
  'license.md',
  'notice.md',
  'changelog.md',
  'contributing.md',
])

/**
 * Finds the pages that paths name: files, or folders with all that is below them. Links out of the
 * folder are not followed. Takes the folder of the site where that is known. Throws where a path
 * is not there, or names no page.
 */
export async function findPages(
  paths: readonly string[],
  site?: string,
): Promise<readonly PageFile[]> {
  const found = new Map<string, PageFile>()
  for (const path of paths) {
    const files = await filesAt(path)
    if (files.length === 0) {
      throw new Error(`“${path}” holds no page: pages are files that end in .md.`)
    }
    for (const file of files) {
      const folder = site === undefined ? siteOf(file) : resolve(site)
      const name = relative(folder, file).split(sep).join('/')
      found.set(file, {file, site: folder, name: name.startsWith('../') ? basename(file) : name})
    }
  }
  return [...found.values()].sort((a, b) => (a.file < b.file ? -1 : 1))
}

async function filesAt(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new Error(`There is no “${path}”. Is its name written right?`)
  if (!found.isDirectory()) return [await realpath(path)]
  const files: string[] = []
  const open = [await realpath(path)]
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of await readdir(folder, {withFileTypes: true})) {
      const inner = join(folder, entry.name)
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && !noPages.has(entry.name)) open.push(inner)
      } else if (entry.isFile() && isPage(entry.name)) files.push(inner)
    }
  }
  return files
}

function isPage(name: string): boolean {
  return ['.md', '.markdown', '.html'].includes(extname(name)) && !notPages.has(name.toLowerCase())
}

/**
 * The folder of a page's site: the one with Jekyll's settings, otherwise the one above the page's
 * collection (“_for-students”), above `pages`, or, of posts, above `resources`; otherwise the page's own.
 */
function siteOf(file: string): string {
  const folders: string[] = []
  for (let folder = dirname(file); dirname(folder) !== folder; folder = dirname(folder)) {
    folders.push(folder)
  }
  const settled = folders.find((folder) => existsSync(join(folder, '_config.yml')))
  if (settled !== undefined) return settled
  const collection = folders.findIndex((folder) => /^_|^pages$/u.test(basename(folder)))
  const resources = folders.findIndex((folder) => basename(folder) === 'resources')
  if (collection < 0) return dirname(folders[resources] ?? file)
  const isPost = resources > collection && resources - collection <= 2
  return dirname(folders[isPost ? resources : collection] ?? file)
}
