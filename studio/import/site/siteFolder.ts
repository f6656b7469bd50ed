import {readdir, readFile, realpath} from 'node:fs/promises'
import {basename, join, relative, sep} from 'node:path'
import {parse} from 'yaml'
import {isRecord} from '../../../renderers/guide/record.ts'
import {decodedPath, onSite} from './siteAddress.ts'

/** A site's folder: what it is called, where it stood on the web, and the files that its pages show. */
export interface SiteFolder {
  /**
   * What the site is known by wherever its folder lies and whatever that is called: its own address,
   * otherwise its title, otherwise the name of the folder.
   */
  readonly id: string
  /** The name of the folder, as in “moe-rainforest”: pages that came without the site's settings are known by it. */
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
  const settings = await settingsOf(root)
  const url = webAddressIn(settings)
  const host = url ?? schoolHost(name)
  const files = new Map<string, string>()
  for (const assets of assetFolders) await list(join(root, assets), root, files)
  return {
    id: (url ?? settings.title?.trim()) || name,
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

/** What Jekyll is told of a site. */
interface Settings {
  readonly url?: string
  readonly title?: string
}

async function settingsOf(root: string): Promise<Settings> {
  const text = await readFile(join(root, '_config.yml'), 'utf8').catch(() => '')
  try {
    const fields: unknown = parse(text)
    if (!isRecord(fields)) return {}
    const {url, title} = fields
    return {
      ...(typeof url === 'string' ? {url} : {}),
      ...(typeof title === 'string' ? {title} : {}),
    }
  } catch {
    return {}
  }
}

function webAddressIn({url = ''}: Settings): string | undefined {
  if (url === '') return undefined
  const whole = /^https?:\/\//u.test(url) ? url : `https://${url}`
  return URL.canParse(whole) ? new URL(whole).host : undefined
}

/** The address that every school of the ministry has. */
function schoolHost(name: string): string | undefined {
  const school = /^moe-([a-z0-9-]+)$/u.exec(name)?.[1]
  return school === undefined ? undefined : `www.${school}.moe.edu.sg`
}
