import {createHash} from 'node:crypto'
import type {OutgoingHttpHeaders} from 'node:http'
import {pipeline} from 'node:stream'
import {LRUCache} from 'lru-cache'
import {refused} from '../../door/apiError.ts'
import type {LakeRequest, LakeResponse} from '../../door/http.ts'
import type {Turns} from '../../door/turns.ts'
import type {LakeContent} from '../../store/content.ts'
import type {Documents} from '../../store/documents.ts'
import type {AssetBytes} from '../assetBytes.ts'
import {mimeTypeOf} from '../mimeTypes.ts'
import {drawing} from './drawing.ts'
import {readImageParameters} from './imageParameters.ts'
import type {Transformed} from './imageTransform.ts'

const FILE = /^(?<sha1>[0-9a-f]{40})-(?<width>\d+)x(?<height>\d+)\.(?<extension>[a-z0-9]+)$/
/** How many bytes of drawn images are kept. */
const MAX_KEPT = 32 * 1024 * 1024

/** Images as they were uploaded, and as their addresses ask. */
export class ServedImages {
  readonly #content: LakeContent
  readonly #assets: AssetBytes
  readonly #turns: Turns
  readonly #drawn = new LRUCache<string, Transformed>({
    maxSize: MAX_KEPT,
    maxEntrySize: MAX_KEPT / 4,
    sizeCalculation: ({bytes}) => bytes.length + 1000,
  })

  constructor(content: LakeContent, assets: AssetBytes, turns: Turns) {
    this.#turns = turns
    this.#content = content
    this.#assets = assets
  }

  /**
   * Answers `GET /images/:project/:dataset/:file`: the image as uploaded, or as its parameters ask.
   * Like Sanity's, it needs no token: an address holds a hash that nobody guesses.
   */
  async answer(request: LakeRequest): Promise<LakeResponse> {
    const {file = ''} = request.path
    const {sha1 = '', width, height, extension = ''} = FILE.exec(file)?.groups ?? {}
    const id = `image-${sha1}-${width}x${height}-${extension}`
    // Bytes that were uploaded as a file were never looked at: they are no image.
    if (!this.#content.documents.get(id)) throw noSuch('image')
    const size = {width: Number(width), height: Number(height)}
    const parameters = readImageParameters(request.query)
    const download = parameters.download === '' ? file : parameters.download
    const asked = [...request.query.keys()].filter((name) => name !== 'dl')
    if (asked.length === 0 || request.query.get('dlRaw') === 'true') {
      return whole(this.#assets, sha1, this.#turns, request, headersFor(extension, download))
    }
    const accept = request.message.headers.accept ?? ''
    const types = parameters.auto ? /image\/(avif|webp)/g : /^$/
    const key = JSON.stringify([id, parameters, accept.match(types)])
    const drawn =
      this.#drawn.get(key) ??
      (await drawing.draw(
        () => this.#assets.read(sha1),
        size,
        extension,
        parameters,
        accept,
        request.signal,
      ))
    this.#drawn.set(key, drawn)
    return {
      bytes: Buffer.from(drawn.bytes),
      headers: {
        ...headersFor(drawn.extension, download),
        etag: `"${createHash('md5').update(drawn.bytes).digest('hex')}"`,
        ...(parameters.auto ? {vary: 'origin, accept'} : {}),
      },
    }
  }
}

/** Answers `GET /files/:project/:dataset/:file`: a file as uploaded, never run by a browser. */
export function answerFile(
  request: LakeRequest,
  assets: AssetBytes,
  documents: Documents,
  turns: Turns,
): LakeResponse {
  const match = /^(?<sha1>[0-9a-f]{40})\.(?<extension>[a-z0-9]+)$/.exec(request.path.file ?? '')
  const {sha1 = '', extension = ''} = match?.groups ?? {}
  if (!documents.get(`file-${sha1}-${extension}`)) throw noSuch('file')
  const download = request.query.get('dl') || `${sha1}.${extension}`
  return whole(assets, sha1, turns, request, {
    ...headersFor(extension, download),
    'content-type': extension === 'pdf' ? 'application/pdf' : 'application/octet-stream',
  })
}

/** The bytes as they were uploaded, read while they are sent. */
function whole(
  assets: AssetBytes,
  sha1: string,
  turns: Turns,
  request: LakeRequest,
  own: OutgoingHttpHeaders,
): LakeResponse {
  const size = assets.size(sha1)
  if (size === undefined) throw noSuch('asset')
  return {
    stream: (response, headers) => {
      const about = {'content-length': size, etag: `"${sha1}"`, 'x-sanity-sha1': sha1}
      response.writeHead(200, {...headers, ...own, ...about})
      const parts = () => assets.stream(sha1)
      if (request.method === 'HEAD') response.end()
      else if (request.hasToken) pipeline(parts(), response, () => {})
      else pipeline(parts(), turns.pace(request.signal), response, () => {})
    },
  }
}

function noSuch(what: string): Error {
  return refused(404, 'Not Found', `There is no such ${what}.`)
}

function headersFor(extension: string, download: string | undefined): OutgoingHttpHeaders {
  return {
    'content-type': extension === 'json' ? 'application/json' : mimeTypeOf(extension),
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    ...(download === undefined
      ? {}
      : {'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(download)}`}),
  }
}
