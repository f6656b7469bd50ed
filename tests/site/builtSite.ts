import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises'
import {createServer} from 'node:http'
import {tmpdir} from 'node:os'
import {join, relative} from 'node:path'
import {runBuild} from '../../studio/commands/outputs/runBuild.ts'
import {serveDataset} from '../library.ts'
import {mediaTypeOf} from './mediaType.ts'

/** The site of a dataset: built into a folder, and served on loopback as a static host would. */
export async function builtSite(dataset: string) {
  const folder = await mkdtemp(join(tmpdir(), 'guides-site-'))
  const {lake, environment} = await serveDataset(dataset)
  try {
    const log: string[] = []
    const target = join(folder, 'dist')
    const isBuilt = await runBuild({
      environment,
      target,
      strict: true,
      log: (line) => log.push(line),
    })
    if (!isBuilt) throw new Error(log.join('\n'))
  } finally {
    await lake.close()
  }
  const root = join(folder, 'dist', 'site')
  const entries = await readdir(root, {recursive: true, withFileTypes: true})
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(root, join(entry.parentPath, entry.name))}`)
    .sort()
  const server = createServer(async (request, response) => {
    const path = decodeURI(new URL(request.url ?? '/', 'http://localhost').pathname)
    const file = path.endsWith('/') ? `${path}index.html` : path
    if (!files.includes(file)) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, {'content-type': mediaTypeOf(file)})
    response.end(await readFile(join(root, file)))
  })
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    files,
    /** The paths of all pages, as visitors ask for them. */
    pages: files
      .filter((file) => file.endsWith('.html'))
      .map((file) => file.replace(/\/index\.html$/u, '/')),
    bytes: (file: string) => readFile(join(root, file)),
    text: (file: string) => readFile(join(root, file), 'utf8'),
    async close() {
      server.closeAllConnections()
      server.close()
      await rm(folder, {recursive: true, force: true})
    },
  }
}
