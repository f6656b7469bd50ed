import {isDraftId, isPrivateId, isVersionId} from '../documentId.ts'
import {EventStream} from '../door/eventStream.ts'
import {flag, type LakeRequest, type LakeResponse, requireToken} from '../door/http.ts'
import type {LakeContent} from '../store/content.ts'
import type {Transaction} from '../store/store.ts'
import {tagsOfChange} from './groq/syncTags.ts'

/**
 * Answers `GET /data/live/events/:dataset`: the tags of what changed, for pages whose content is
 * live. Drafts are told only to a reader with the token that asks for them.
 */
export function answerLive(request: LakeRequest, content: LakeContent): LakeResponse {
  const withDrafts = flag(request.query, 'includeDrafts')
  if (withDrafts) requireToken(request)
  if (!request.hasToken) EventStream.checkPlace()
  return {
    stream: (response, headers) => {
      const stream = new EventStream(response, headers, !request.hasToken, () => stop())
      const last = request.message.headers['last-event-id']
      stream.send('welcome', {id: 'welcome'})
      // What was missed cannot be told by tags alone: the page asks for everything again.
      if (last !== undefined) stream.send('restart', {}, 'restart')
      const stop = content.watch((transaction) => {
        const types = typesIn(transaction, withDrafts, request.hasToken)
        if (types.length === 0) return
        stream.send(undefined, {tags: tagsOfChange(types)}, transaction.id)
      })
    },
  }
}

function typesIn(transaction: Transaction, withDrafts: boolean, hasToken: boolean): string[] {
  return transaction.changes
    .filter(({id}) => hasToken || !isPrivateId(id))
    .filter(({id}) => withDrafts || !(isDraftId(id) || isVersionId(id)))
    .flatMap(({before, after}) => [before?._type, after?._type])
    .filter((type) => type !== undefined)
}
