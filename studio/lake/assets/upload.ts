import {type LakeRequest, type LakeResponse, readBody, requireToken} from '../door/http.ts'
import type {JsonObject} from '../json.ts'
import type {LakeContent} from '../store/content.ts'
import {ALONE, inTransaction} from '../write/mutate.ts'
import type {AssetBytes} from './assetBytes.ts'
import {type Dataset, describeFileAsset, describeImage} from './assetDocument.ts'
import {EXTRACTS, type Extract} from './images/extracts.ts'

/** The largest image and the largest file that may be uploaded, in bytes. */
const MAX_IMAGE_BYTES = 50 * 1024 * 1024
const MAX_FILE_BYTES = 200 * 1024 * 1024

/**
 * Answers `POST /assets/images/:dataset` and `…/files/…`: keeps the bytes, then the document that
 * describes them. The same bytes are kept once, and answered with the document they have.
 */
export async function answerUpload(
  request: LakeRequest,
  kind: 'image' | 'file',
  content: LakeContent,
  assets: AssetBytes,
  names: Dataset,
): Promise<LakeResponse> {
  requireToken(request)
  const {query, message} = request
  const filename = query.get('filename') ?? undefined
  const limit = kind === 'image' ? MAX_IMAGE_BYTES : MAX_FILE_BYTES
  const bytes = await readBody(message, limit)
  const mimeType = message.headers['content-type'] ?? 'application/octet-stream'
  const fields =
    kind === 'image'
      ? await describeImage(bytes, filename, names, wantedIn(query))
      : describeFileAsset(bytes, filename, mimeType, names)
  assets.write(fields.sha1hash, bytes)
  const document = {...fields, ...described(query)}
  const options = {...ALONE, author: request.user}
  inTransaction(content, names, [{createIfNotExists: document}], options)
  return {json: {document: content.documents.get(fields._id)}}
}

/** What the uploader asks to be taken from the image: names joined by commas, or given one by one. */
function wantedIn(query: URLSearchParams): Extract[] {
  const names = query.getAll('meta').flatMap((text) => text.split(','))
  return EXTRACTS.filter((extract) => names.includes(extract))
}

/** What the uploader says about an asset. */
function described(query: URLSearchParams): JsonObject {
  const said: JsonObject = {}
  for (const field of ['label', 'title', 'description', 'creditLine']) {
    const value = query.get(field)
    if (value !== null) said[field] = value
  }
  const [id, name, url] = ['sourceId', 'sourceName', 'sourceUrl'].map((key) => query.get(key))
  if (id && name) said.source = {id, name, ...(url ? {url} : {})}
  return said
}
