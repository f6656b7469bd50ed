import type {Dataset} from '../assets/assetDocument.ts'
import {type Handler, requireToken} from './http.ts'
import {type Route, route} from './routes.ts'
import {USER, USER_ID} from './users.ts'

/**
 * What Studio would otherwise hold to be a matter of a larger plan: releases it would not let anybody make,
 * and for comments it draws all of itself anew, a second after it was opened, whatever is being typed.
 */
const FEATURES = ['contentReleases', 'studioComments']

/** What Studio asks about project and user; for an embedded lake all of it is fixed. */
export function projectRoutes({projectId, dataset}: Dataset): Route[] {
  const withToken =
    (json: unknown): Handler =>
    (request) => {
      requireToken(request)
      return {json}
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
    members: [{id: USER_ID, role: 'administrator', roles: USER.roles, isRobot: false}],
  }
  return [
    // Without a token the answer is an empty user, by which Studio sees that nobody is logged in.
    route('GET', '/users/me', ({hasToken}) => ({json: hasToken ? USER : {}})),
    route('GET', '/auth/id', withToken({id: USER_ID})),
    route('GET', '/auth/providers', open({providers: [], thirdPartyLogin: false, sso: {}})),
    route('POST', '/auth/logout', () => ({status: 204, bytes: '', headers: {}})),
    route('GET', '/users/:ids', withToken(USER)),
    route('GET', '/projects/:project/users/:ids', withToken([USER])),
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
    route('GET', '/projects/:project/datasets', withToken([{name: dataset, aclMode: 'public'}])),
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
    route('GET', '/help', open([])),
    route('GET', '/journey/*', open(null)),
    route('GET', '/intake/telemetry-status', open({status: 'denied'})),
    route('POST', '/intake/batch', open({})),
    route('GET', '/ping', () => ({
      bytes: 'PONG',
      headers: {'content-type': 'text/plain; charset=utf-8'},
    })),
    route('GET', '/check/cors', open({result: {allowed: true, withCredentials: true}})),
  ]
}
