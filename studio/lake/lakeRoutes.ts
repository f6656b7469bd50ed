import {refused} from './apiError.ts'
import type {AssetBytes} from './assetBytes.ts'
import type {Dataset} from './assetDocument.ts'
import {answerDoc} from './doc.ts'
import type {Documents} from './documents.ts'
import type {Handler} from './http.ts'
import {answerFile, answerImage} from './images.ts'
import {projectRoutes} from './project.ts'
import {answerQuery} from './query.ts'
import {type Route, route} from './routes.ts'
import type {Store} from './store.ts'

/** All that the endpoints work on. */
export type LakeParts = {
  names: Dataset
  documents: Documents
  store: Store
  assets: AssetBytes
  token: string
}

/** Every endpoint of the lake; paths are those after the API version. */
export function lakeRoutes({names, documents, assets}: LakeParts): Route[] {
  const here =
    (handle: Handler): Handler =>
    (request) => {
      const {dataset, project} = request.path
      if (dataset !== names.dataset || (project ?? names.projectId) !== names.projectId) {
        throw refused(404, 'Not Found', `This lake has only the dataset "${names.dataset}".`)
      }
      return handle(request)
    }
  return [
    route(
      'GET POST',
      '/data/query/:dataset',
      here((request) => answerQuery(request, documents, names)),
    ),
    route(
      'GET',
      '/data/doc/:dataset/:ids',
      here((request) => answerDoc(request, documents)),
    ),
    route(
      'GET',
      '/images/:project/:dataset/:file{/:name}?',
      here((request) => answerImage(request, assets)),
    ),
    route(
      'GET',
      '/files/:project/:dataset/:file{/:name}?',
      here((request) => answerFile(request, assets)),
    ),
    ...projectRoutes(names),
  ]
}
