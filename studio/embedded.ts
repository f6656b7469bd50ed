import type {WorkspaceOptions} from 'sanity'
import {forgetName} from './person/ownName.ts'

/** Where the server of the Studio says how to get in. */
export const HOW_TO_OPEN = '/how-to-open'

/**
 * Asked for when somebody without the right token, or who has logged out, would choose how to log in: there is
 * nothing to choose.
 */
function tellHowToOpen(): Promise<never> {
  forgetName()
  window.location.replace(HOW_TO_OPEN)
  return new Promise(() => {})
}

/**
 * What differs on an embedded lake: the token in the address logs in, and everything that needs a service of Sanity's own is off.
 */
export const embedded = {
  auth: {loginMethod: 'token', providers: tellHowToOpen, redirectOnSingle: false},
  tasks: {enabled: false},
  releases: {enabled: true},
  scheduledDrafts: {enabled: false},
  scheduledPublishing: {enabled: false},
  announcements: {enabled: false},
  mediaLibrary: {enabled: false},
} satisfies Partial<WorkspaceOptions>
