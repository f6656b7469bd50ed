import {type LakeRequest, type LakeResponse, requireToken} from '../door/http.ts'
import type {LakeContent} from '../store/content.ts'

/** Answers `GET /data/export/:dataset?types=`: every document as stored, a line of JSON each. */
export function answerExport(request: LakeRequest, content: LakeContent): LakeResponse {
  requireToken(request)
  const types = request.query.get('types')?.split(',')
  const chosen = content.documents.sorted.filter(({_type}) => !types || types.includes(_type))
  return {
    bytes: chosen.map((document) => `${JSON.stringify(document)}\n`).join(''),
    headers: {'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store'},
  }
}
