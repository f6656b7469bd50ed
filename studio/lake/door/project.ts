import type {Dataset} from '../assets/assetDocument.ts'
import {UNNAMED} from '../userName.ts'
import {type Handler, requireToken} from './http.ts'
import {type Route, route} from './routes.ts'
import {userWith} from './users.ts'

/**
 * What Studio would otherwise hold to be a matter of a larger plan: releases it would not let anybody make,
 * and for comments it draws all of itself anew, a second after it was opened, whatever is being typed.
 */
const FEATURES = ['contentReleases', 'studioComments']

const pong: Handler = () => ({
  bytes: 'PONG',
  headers: {'content-type': 'text/plain; charset=utf-8'},
})

/** What Studio asks about project and users; for an embedded lake all of it is fixed but the names. */
export function projectRoutes({projectId, dataset}: Dataset): Route[] {
  const withToken =
    (json: unknown): Handler =>
    (request) => {
      requireToken(request)
      return {json}
    }
  const users =
    (answer: (found: readonly unknown[]) => unknown): Handler =>
    (request) => {
      requireToken(request)
      return {json: answer((request.path.ids ?? '').split(',').map(userWith))}
    }
  const open =
    (json: unknown): Handler =>
    () => ({json})
  const project = {
    id: projectId,
    displayName: 'Guides',
    studioHost: null,
    // With an organisation Studio would ask for its agents.
    organizationId: null,
    isBlocked: false,
    isDisabled: false,
    activityFeedEnabled: false,
    metadata: {},
    features: [],
    members: [{id: UNNAMED, role: 'administrator', roles: userWith(UNNAMED).roles, isRobot: false}],
  }
  const datasets = [{name: dataset, aclMode: 'public'}]
  return [
    // Without a token the answer is an empty user, by which Studio sees that nobody is logged in.
    route('GET', '/users/me', ({hasToken, user}) => ({
      json: hasToken ? userWith(user) : {},
    })),
    route('GET', '/auth/id', (request) => {
      requireToken(request)
      return {json: {id: request.user}}
    }),
    route('GET', '/auth/providers', open({providers: [], thirdPartyLogin: false, sso: {}})),
    route('POST', '/auth/logout', () => ({status: 204, bytes: '', headers: {}})),
    // One is answered by itself, several as a list: so does Sanity.
    route(
      'GET',
      '/users/:ids',
      users((found) => (found.length === 1 ? found[0] : found)),
    ),
    route(
      'GET',
      '/projects/:project/users/:ids',
      users((found) => found),
    ),
    route('GET', '/projects', withToken([project])),
    route('GET', '/projects/:project', withToken(project)),
    route(
      'GET',
      '/projects/:project/datasets/:dataset/acl',
      withToken([
        {
          filter: '_id in path("**")',
          permissions: ['read', 'create', 'update', 'history', 'editHistory', 'manage'],
        },
      ]),
    ),
    route('GET', '/projects/:project/datasets', withToken(datasets)),
    route('GET', '/datasets', withToken(datasets)),
    route('GET', '/projects/:project/grants', withToken({})),
    route('GET', '/projects/:project/user-applications', withToken([])),
    route('GET', '/projects/:project/features', withToken(FEATURES)),
    // A lake has one dataset, so no document of another refers to one of its own.
    route(
      'GET',
      '/data/references/:dataset/documents/:id/to',
      withToken({totalCount: 0, references: []}),
    ),
    route('GET', '/features', withToken(FEATURES)),
    route('GET', '/user-applications', withToken([])),
    // What was planned before there were releases: nothing.
    route('GET', '/schedules/:project/:dataset', withToken({schedules: []})),
    route('GET', '/help', open([])),
    route('GET', '/journey/*', open(null)),
    route('GET', '/intake/telemetry-status', open({status: 'denied'})),
    route('POST', '/intake/batch', open({})),
    route('GET', '/ping', pong),
    // With each document that is edited Studio measures how long a commit takes, and how far the lake is.
    route('GET', '/data/ping/:dataset', pong),
    route('GET', '/check/cors', open({result: {allowed: true, withCredentials: true}})),
  ]
}
