import {isObject, parseJson} from '../json.ts'
import type {Store} from '../store/store.ts'
import {UNNAMED} from '../userName.ts'
import {refused} from './apiError.ts'
import {type LakeRequest, type LakeResponse, readBody, requireToken} from './http.ts'

/** The largest request to keep settings, in bytes. */
const MAX_BYTES = 1024 * 1024

/** Answers `GET /users/me/keyvalue/a,b`: what Studio asked to remember for its user. */
export function answerSettings({path, hasToken, user}: LakeRequest, store: Store): LakeResponse {
  const keys = (path.keys ?? '').split(',')
  return {
    json: keys.map((key) => ({key, value: hasToken ? store.setting(keyFor(user, key)) : null})),
  }
}

/** Answers `PUT /users/me/keyvalue` with `[{key, value}]`. */
export async function answerKeepSettings(
  request: LakeRequest,
  store: Store,
): Promise<LakeResponse> {
  requireToken(request)
  const pairs = pairsIn((await readBody(request.message, MAX_BYTES)).toString('utf8'))
  for (const {key, value} of pairs) store.keepSetting(keyFor(request.user, key), value)
  return {json: pairs}
}

/** Answers `DELETE /users/me/keyvalue/key`. Throws ApiError 404 when nothing is remembered under it. */
export function answerForgetSetting(request: LakeRequest, store: Store): LakeResponse {
  requireToken(request)
  const {key = ''} = request.path
  if (!store.forgetSetting(keyFor(request.user, key))) {
    throw refused(404, 'Not Found', `Nothing is remembered under "${key}".`)
  }
  return {status: 204, bytes: '', headers: {}}
}

/** What is remembered for a person stays with that person. */
function keyFor(user: string, key: string): string {
  return user === UNNAMED ? key : `${user} ${key}`
}

function pairsIn(text: string): {key: string; value: unknown}[] {
  const malformed = refused(400, 'Bad Request', 'The body must be [{"key": "…", "value": …}].')
  let body: unknown
  try {
    body = parseJson(text)
  } catch {
    throw malformed
  }
  if (!Array.isArray(body)) throw malformed
  return body.map((pair: unknown) => {
    if (!isObject(pair) || typeof pair.key !== 'string') throw malformed
    return {key: pair.key, value: pair.value ?? null}
  })
}
