import {createHash} from 'node:crypto'
import type {OutgoingHttpHeaders} from 'node:http'
import {refused} from '../door/apiError.ts'
import type {Answer, LakeRequest} from '../door/http.ts'
import type {AssetBytes} from './assetBytes.ts'
import {mimeTypeOf} from './imageFormat.ts'
import {readImageParameters} from './imageParameters.ts'
import {transformImage} from './imageTransform.ts'

const FILE = /^(?<sha1>[0-9a-f]{40})-(?<width>\d+)x(?<height>\d+)\.(?<extension>[a-z0-9]+)$/

/**
 * Answers `GET /images/:project/:dataset/:file`: the image as uploaded, or as its parameters ask.
 * Like Sanity's, it needs no token: an address holds a hash that nobody guesses.
 */
export async function answerImage(request: LakeRequest, assets: AssetBytes): Promise<Answer> {
  const match = FILE.exec(request.path.file ?? '')?.groups
  const bytes = match?.sha1 === undefined ? undefined : assets.read(match.sha1)
  if (!match || !bytes) throw refused(404, 'Not Found', 'There is no such image.')
  const {extension = '', sha1 = ''} = match
  const size = {width: Number(match.width), height: Number(match.height)}
  const parameters = readImageParameters(request.query)
  const download = parameters.download === '' ? request.path.file : parameters.download
  const asked = [...request.query.keys()].filter((name) => name !== 'dl')
  if (asked.length === 0 || request.query.get('dlRaw') === 'true') {
    return {bytes, headers: headersFor(bytes, extension, download, sha1)}
  }
  const accept = request.message.headers.accept ?? ''
  const drawn = await transformImage(bytes, size, extension, parameters, accept)
  return {
    bytes: drawn.bytes,
    headers: {
      ...headersFor(drawn.bytes, drawn.extension, download),
      ...(parameters.auto ? {vary: 'origin, accept'} : {}),
    },
  }
}

/** Answers `GET /files/:project/:dataset/:file`: a file as uploaded, never run by a browser. */
export function answerFile(request: LakeRequest, assets: AssetBytes): Answer {
  const match = /^(?<sha1>[0-9a-f]{40})\.(?<extension>[a-z0-9]+)$/.exec(request.path.file ?? '')
  const bytes = match?.groups?.sha1 === undefined ? undefined : assets.read(match.groups.sha1)
  if (!match?.groups || !bytes) throw refused(404, 'Not Found', 'There is no such file.')
  const {extension = '', sha1 = ''} = match.groups
  const download = request.query.get('dl') || `${sha1}.${extension}`
  return {
    bytes,
    headers: {
      ...headersFor(bytes, extension, download, sha1),
      'content-type': extension === 'pdf' ? 'application/pdf' : 'application/octet-stream',
    },
  }
}

function headersFor(
  bytes: Buffer,
  extension: string,
  download: string | undefined,
  sha1?: string,
): OutgoingHttpHeaders {
  return {
    'content-type': extension === 'json' ? 'application/json' : mimeTypeOf(extension),
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    etag: `"${createHash('md5').update(bytes).digest('hex')}"`,
    ...(sha1 === undefined ? {} : {'x-sanity-sha1': sha1}),
    ...(download === undefined
      ? {}
      : {'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(download)}`}),
  }
}
