import {setTimeout} from 'node:timers/promises'
import type {Dataset} from '../assets/assetDocument.ts'
import {dataError} from '../door/apiError.ts'
import {type LakeRequest, type LakeResponse, readJsonBody} from '../door/http.ts'
import type {Turns} from '../door/turns.ts'
import {checkDepth, isObject, type JsonObject, parseJson} from '../json.ts'
import type {LakeContent} from '../store/content.ts'
import {referencesOf} from '../store/references.ts'
import {answerAtOnce, type QueryRequest} from './answer.ts'
import {textOf} from './groq/words.ts'
import {type Perspective, readPerspective} from './perspective.ts'
import {QueryThreads} from './queryThreads.ts'

/** The largest query with its parameters, in bytes. */
const MAX_BYTES = 1024 * 1024
/**
 * What a query may take of the event loop, where it waits for none and keeps all others waiting:
 * its time in milliseconds, and the length of its answer. What takes more goes to a thread.
 */
const AT_ONCE = {
  editor: {milliseconds: 80, maxLength: 4 * 1024 * 1024},
  visitor: {milliseconds: 5, maxLength: 512 * 1024},
}
/** How many documents are made ready at once. */
const PORTION = 50
const MAX_THREADS = {editor: 2, visitor: 1}

/** Answers GROQ queries, so that none keeps others waiting. */
export class Queries {
  readonly #content: LakeContent
  readonly #names: Dataset
  readonly #turns: Turns
  #isClosed = false
  readonly #threads: {editor: QueryThreads; visitor: QueryThreads}

  constructor(content: LakeContent, names: Dataset, turns: Turns) {
    this.#turns = turns
    this.#content = content
    this.#names = names
    this.#threads = {
      editor: new QueryThreads(content, names, true, MAX_THREADS.editor),
      visitor: new QueryThreads(content, names, false, MAX_THREADS.visitor),
    }
  }

  /** Answers a query, sent in the address or, when long, in the body. */
  async answer(request: LakeRequest): Promise<LakeResponse> {
    const asked = Date.now()
    const {text, params} =
      request.method === 'POST' ? await sent(request) : inAddress(request.query)
    if (SOURCE_MAPS.includes(request.query.get('resultSourceMap') ?? '')) throw noSourceMaps()
    const question = {
      text,
      params,
      perspective: perspectiveOf(request, text),
      isEditor: request.hasToken,
      user: request.user,
      repeatsQuery: request.query.get('returnQuery') !== 'false',
      asked,
    }
    return {
      bytes: await this.#answer(question, request.signal),
      headers: {'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store'},
    }
  }

  /**
   * Makes ready what Studio's first questions need, a portion a turn of the event loop, so that they
   * are not slower than those after them.
   */
  async warm(): Promise<void> {
    const {documents} = this.#content
    const drafts = documents.view({kind: 'layers', layers: ['drafts']}, true)
    for (const [index, document] of [...documents.sorted].entries()) {
      if (this.#isClosed) return
      textOf(document)
      referencesOf(document)
      if (index % PORTION === 0) await setTimeout(1, undefined, {ref: false})
    }
    drafts.referring('')
  }

  close(): void {
    this.#isClosed = true
    this.#threads.editor.close()
    this.#threads.visitor.close()
  }

  async #answer(question: QueryRequest, signal: AbortSignal): Promise<string | Buffer> {
    const who = question.isEditor ? 'editor' : 'visitor'
    await this.#turns.take(who, signal)
    const {milliseconds, maxLength} = AT_ONCE[who]
    const {documents} = this.#content
    const answer = answerAtOnce(question, documents, this.#names, milliseconds, maxLength)
    if (answer !== undefined) return answer
    return Buffer.from((await this.#threads[who].ask(question, signal)).buffer)
  }
}

/** What a client asks for that wants to know where each value comes from, for stega. */
const SOURCE_MAPS = ['true', 'withKeyArraySelector']

function noSourceMaps(): Error {
  const description =
    'An embedded lake makes no source maps. Ask without "resultSourceMap", and without stega.'
  return dataError(400, 'queryRequestError', description)
}

/** A query for versions sees them, unless it says what it wants to see. */
function perspectiveOf({query, apiVersion, hasToken}: LakeRequest, text: string): Perspective {
  const given = query.get('perspective')
  const asksForVersions = /\bsanity::(partOfRelease|versionOf)\s*\(/.test(text)
  if (!given && hasToken && asksForVersions) return {kind: 'raw'}
  return readPerspective(given, apiVersion)
}

async function sent(request: LakeRequest): Promise<{text: string; params: JsonObject}> {
  const {query, params = {}} = await readJsonBody(request.message, MAX_BYTES)
  if (typeof query !== 'string' || !isObject(params)) {
    throw badRequest('The body must be {"query": "…", "params": {…}}.')
  }
  return {text: query, params}
}

/** Reads `query` and the parameters `$name=<JSON>` from the address; listeners use it too. */
export function inAddress(query: URLSearchParams): {text: string; params: JsonObject} {
  const text = query.get('query')
  if (text === null) throw badRequest('The parameter "query" is missing.')
  const params = new Map<string, unknown>()
  for (const [name, value] of query) {
    if (!name.startsWith('$')) continue
    try {
      params.set(name.slice(1), checkDepth(parseJson(value)))
    } catch {
      throw badRequest(
        `The parameter ${name} must be JSON, not nested too deep: ${value.slice(0, 100)}`,
      )
    }
  }
  return {text, params: Object.fromEntries(params)}
}

function badRequest(description: string): Error {
  return dataError(400, 'queryRequestError', description)
}
