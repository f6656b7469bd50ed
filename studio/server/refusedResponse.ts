import type {Context} from 'hono'
import type {ContentfulStatusCode} from 'hono/utils/http-status'

/** The answer to whoever does not get what they asked for; the message is for people. */
export function refusedResponse(
  context: Context,
  status: ContentfulStatusCode,
  message: string,
): Response {
  return context.json({message}, status)
}
