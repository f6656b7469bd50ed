import type {AssetBytes} from './assets/assetBytes.ts'
import type {Dataset} from './assets/assetDocument.ts'
import {answerFile, type ServedImages} from './assets/images/images.ts'
import {answerUpload} from './assets/upload.ts'
import {refused} from './door/apiError.ts'
import type {Handler} from './door/http.ts'
import {projectRoutes} from './door/project.ts'
import {type Route, route} from './door/routes.ts'
import {answerForgetSetting, answerKeepSettings, answerSettings} from './door/settings.ts'
import type {Turns} from './door/turns.ts'
import {answerDoc} from './read/doc.ts'
import {answerDocumentEvents} from './read/documentEvents.ts'
import {answerExport} from './read/exportDocuments.ts'
import {answerDocumentsAt, answerTransactions} from './read/history.ts'
import {answerListen} from './read/listen.ts'
import {answerLive} from './read/live.ts'
import type {Queries} from './read/query.ts'
import type {LakeContent} from './store/content.ts'
import {answerActions} from './write/actions.ts'
import {answerMutate} from './write/mutate.ts'

/** Every endpoint of the lake; paths are those after the API version. */
export function lakeRoutes(
  names: Dataset,
  content: LakeContent,
  assets: AssetBytes,
  queries: Queries,
  images: ServedImages,
  turns: Turns,
): Route[] {
  const {documents, store} = content
  const here = (methods: string, path: string, handle: Handler): Route =>
    route(methods, path, (request) => {
      const {dataset, project} = request.path
      if (dataset !== names.dataset || (project ?? names.projectId) !== names.projectId) {
        throw refused(404, 'Not Found', `This lake has only the dataset "${names.dataset}".`)
      }
      return handle(request)
    })
  const history = '/data/history/:dataset'
  return [
    here('GET POST', '/data/query/:dataset', (request) => queries.answer(request)),
    here('GET', '/data/doc/:dataset/:ids', (request) => answerDoc(request, documents)),
    here('GET', '/data/listen/:dataset', (request) => answerListen(request, content, names)),
    here('GET', '/data/live/events/:dataset', (request) => answerLive(request, content)),
    here('GET', '/data/export/:dataset', (request) => answerExport(request, content)),
    here('POST', '/data/mutate/:dataset', (request) => answerMutate(request, content, names)),
    here('POST', '/data/actions/:dataset', (request) => answerActions(request, content, names)),
    here('GET', `${history}/transactions/:ids`, (request) => answerTransactions(request, store)),
    here('GET', `${history}/documents/:ids`, (request) => answerDocumentsAt(request, store)),
    here('GET', `${history}/events/documents/:id`, (request) =>
      answerDocumentEvents(request, store),
    ),
    here('POST', '/assets/images/:dataset', (request) =>
      answerUpload(request, 'image', content, assets, names),
    ),
    here('POST', '/assets/files/:dataset', (request) =>
      answerUpload(request, 'file', content, assets, names),
    ),
    here('GET', '/images/:project/:dataset/:file{/:name}?', (request) => images.answer(request)),
    here('GET', '/files/:project/:dataset/:file{/:name}?', (request) =>
      answerFile(request, assets, documents, turns),
    ),
    route('GET', '/users/me/keyvalue/:keys', (request) => answerSettings(request, store)),
    route('PUT', '/users/me/keyvalue', (request) => answerKeepSettings(request, store)),
    route('DELETE', '/users/me/keyvalue/:key', (request) => answerForgetSetting(request, store)),
    ...projectRoutes(names),
  ]
}
