import {randomBytes, timingSafeEqual} from 'node:crypto'
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {ApiError} from './door/apiError.ts'
import {writeDurably} from './store/durableFile.ts'
import {StoreError} from './store/storeFault.ts'
import {userBehind} from './userName.ts'

/** What a token is at least: shorter ones were cut off, or can be guessed. */
const TOKEN = /^[\w.-]{20,}$/

/**
 * The lake's token: made at first start and kept beside the store in a file that only its owner
 * can read. A lake in memory makes a new one each time. Throws StoreError when the file holds none.
 */
export function tokenFor(folder: string | undefined): string {
  if (folder === undefined) return newToken()
  const file = join(folder, 'token')
  if (!existsSync(file)) writeDurably(file, newToken())
  const token = readFileSync(file, 'utf8').trim()
  if (TOKEN.test(token)) return token
  throw new StoreError(
    `The lake ${folder} cannot be opened: the file ${file} is damaged. Delete it, and a new token is made at the next start; nothing else is lost.`,
  )
}

function newToken(): string {
  return `sk${randomBytes(32).toString('base64url')}`
}

/**
 * The id of the user who asks with the token, or undefined for a visitor who has none. Throws ApiError 401
 * on a wrong one: a client that believes it is logged in must not be given less than it asked for without a
 * word.
 */
export function userAsking(authorization: string | undefined, token: string): string | undefined {
  if (authorization === undefined) return undefined
  const user = userWithToken(authorization, token)
  if (user !== undefined) return user
  const message = 'The token is not this lake’s. Use the one in its folder.'
  // By this code Studio keeps what was typed and asks to log in again.
  const body = {statusCode: 401, error: 'Unauthorized', message, errorCode: 'SIO-401-ANF'}
  throw new ApiError(401, body, message)
}

/**
 * The id of the user behind an `Authorization` header; undefined where it does not begin with the lake's
 * token. What follows the token is a name, which anybody who has the token may choose: it tells people
 * apart, and lets nobody in.
 */
export function userWithToken(authorization: string, token: string): string | undefined {
  const secret = `Bearer ${token}`
  return isSame(authorization.slice(0, secret.length), secret)
    ? userBehind(authorization.slice(secret.length))
    : undefined
}

/** Compares two secrets without telling by the time it takes how much of them agrees. */
export function isSame(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)]
  return a.length === b.length && timingSafeEqual(a, b)
}
