import {answerActions} from './actions.ts'
import {refused} from './apiError.ts'
import type {AssetBytes} from './assetBytes.ts'
import type {Dataset} from './assetDocument.ts'
import type {Content} from './content.ts'
import {answerDoc} from './doc.ts'
import {answerDocumentEvents} from './documentEvents.ts'
import {answerExport} from './exportDocuments.ts'
import {answerDocumentsAt, answerTransactions} from './history.ts'
import type {Handler} from './http.ts'
import {answerFile, answerImage} from './images.ts'
import {answerListen} from './listen.ts'
import {answerLive} from './live.ts'
import {answerMutate} from './mutate.ts'
import {projectRoutes} from './project.ts'
import {answerQuery} from './query.ts'
import {type Route, route} from './routes.ts'
import {answerKeepSettings, answerSettings} from './settings.ts'
import {answerUpload} from './upload.ts'

/** Every endpoint of the lake; paths are those after the API version. */
export function lakeRoutes(names: Dataset, content: Content, assets: AssetBytes): Route[] {
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
    here('GET POST', '/data/query/:dataset', (request) => answerQuery(request, documents, names)),
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
    here('GET', '/images/:project/:dataset/:file{/:name}?', (request) =>
      answerImage(request, assets),
    ),
    here('GET', '/files/:project/:dataset/:file{/:name}?', (request) =>
      answerFile(request, assets),
    ),
    route('GET', '/users/me/keyvalue/:keys', (request) => answerSettings(request, store)),
    route('PUT', '/users/me/keyvalue', (request) => answerKeepSettings(request, store)),
    ...projectRoutes(names),
  ]
}
