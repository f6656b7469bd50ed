import type {WorkspaceOptions} from 'sanity'

/**
 * What differs on an embedded lake: the token in the address logs in, and everything that needs a service of Sanity's own is off.
 */
export const embedded = {
  auth: {loginMethod: 'token', providers: [], redirectOnSingle: false},
  tasks: {enabled: false},
  releases: {enabled: true},
  scheduledDrafts: {enabled: false},
  scheduledPublishing: {enabled: false},
  announcements: {enabled: false},
  mediaLibrary: {enabled: false},
} satisfies Partial<WorkspaceOptions>
