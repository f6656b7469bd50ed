import {readdir, readFile, realpath} from 'node:fs/promises'
import {basename, join, relative, sep} from 'node:path'
import {parse} from 'yaml'
import {decodedPath, onSite} from './siteAddress.ts'

/** A site's folder: what it is called, where it stood on the web, and the files that its pages show. */
export interface SiteFolder {
  /** As in “moe-rainforest”. */
  readonly name: string
  /** As in www.rainforest.moe.edu.sg; undefined where nothing tells it. */
  readonly host: string | undefined
  /** The file behind an address on the site, as in /images/MIMS%20Image.png; undefined where there is none. */
  fileOf(address: string): string | undefined
}

/** Where Isomer keeps what pages show. Nothing else of a folder is ever read as a picture or file. */
const assetFolders = ['images', 'files']

/** Looks through a site's folder. */
export async function openSiteFolder(folder: string): Promise<SiteFolder> {
  const root = await realpath(folder)
  const name = basename(root)
  const host = await hostOf(root, name)
  const files = new Map<string, string>()
  for (const assets of assetFolders) await list(join(root, assets), root, files)
  return {
    name,
    host,
    fileOf: (address) => {
      const path = pathOf(address, host)
      return path === undefined ? undefined : files.get(plain(path))
    },
  }
}

/** Lists files; links are not followed, so nothing outside the folder can be reached. */
async function list(folder: string, root: string, files: Map<string, string>): Promise<void> {
  const entries = await readdir(folder, {withFileTypes: true}).catch(() => [])
  for (const entry of entries) {
    const file = join(folder, entry.name)
    if (entry.isDirectory()) await list(file, root, files)
    else if (entry.isFile()) files.set(plain(`/${relative(root, file).split(sep).join('/')}`), file)
  }
}

/** Addresses differ from file names in case, in escapes, and in how accents are composed. */
function plain(path: string): string {
  return path.normalize('NFC').toLowerCase()
}

function pathOf(address: string, host: string | undefined): string | undefined {
  const url = onSite(address.trim().replaceAll('\\', '/'), host)
  return url === undefined ? undefined : decodedPath(url.pathname)
}

/** The address that Jekyll is told, or the one that every school of the ministry has. */
async function hostOf(root: string, name: string): Promise<string | undefined> {
  const text = await readFile(join(root, '_config.yml'), 'utf8').catch(() => '')
  const url = urlIn(text)
  if (url !== undefined) return new URL(url).host
  const school = /^moe-([a-z0-9-]+)$/u.exec(name)?.[1]
  return school === undefined ? undefined : `www.${school}.moe.edu.sg`
}

function urlIn(config: string): string | undefined {
  try {
    const fields: unknown = parse(config)
    if (typeof fields !== 'object' || fields === null || !('url' in fields)) return undefined
    const {url} = fields
    if (typeof url !== 'string' || url === '') return undefined
    const whole = /^https?:\/\//u.test(url) ? url : `https://${url}`
    return URL.canParse(whole) ? whole : undefined
  } catch {
    return undefined
  }
}
