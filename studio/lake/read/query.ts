import type {Dataset} from '../assets/assetDocument.ts'
import {dataError} from '../door/apiError.ts'
import {type Answer, type LakeRequest, readJsonBody} from '../door/http.ts'
import {USER_ID} from '../door/users.ts'
import {isObject, type JsonObject, parseJson} from '../json.ts'
import type {Documents} from '../store/documents.ts'
import {readQuery, runQuery} from './groq.ts'
import {readPerspective} from './perspective.ts'
import {syncTagsOf} from './syncTags.ts'

/** Answers a GROQ query, sent in the address or, when long, in the body. */
export async function answerQuery(
  request: LakeRequest,
  documents: Documents,
  names: Dataset,
): Promise<Answer> {
  const started = performance.now()
  const {text, params} = request.method === 'POST' ? await sent(request) : asked(request.query)
  const query = readQuery(text, params)
  const perspective = readPerspective(request.query.get('perspective'), request.apiVersion)
  const syncTags = syncTagsOf(query)
  const result = await runQuery(query, documents.view(perspective, request.hasToken), {
    ...names,
    now: new Date(),
    identity: request.hasToken ? USER_ID : '<anonymous>',
  })
  return {
    json: {
      ...(request.query.get('returnQuery') === 'false' ? {} : {query: text}),
      result: result ?? null,
      syncTags,
      ms: Math.round(performance.now() - started),
    },
  }
}

async function sent(request: LakeRequest): Promise<{text: string; params: JsonObject}> {
  const {query, params = {}} = await readJsonBody(request.message)
  if (typeof query !== 'string' || !isObject(params)) {
    throw badRequest('The body must be {"query": "…", "params": {…}}.')
  }
  return {text: query, params}
}

/** Reads `query` and the parameters `$name=<JSON>` from the address; listeners use it too. */
export function asked(query: URLSearchParams): {text: string; params: JsonObject} {
  const text = query.get('query')
  if (text === null) throw badRequest('The parameter "query" is missing.')
  const params: JsonObject = {}
  for (const [name, value] of query) {
    if (!name.startsWith('$')) continue
    try {
      params[name.slice(1)] = parseJson(value)
    } catch {
      throw badRequest(`The parameter ${name} must be JSON: ${value}`)
    }
  }
  return {text, params}
}

function badRequest(description: string): Error {
  return dataError(400, 'queryRequestError', description)
}
