import {type Weekday, weekdays} from '../../../schemas/documents/openingHours.ts'
import type {SiteSettings} from '../../../schemas/generated/types.ts'
import type {Language} from '../../../schemas/language.ts'
import {visitCounterProblem} from '../../../schemas/rules/visitCounter.ts'
import {linkProblem} from '../../../schemas/rules/webAddress.ts'
import {resolveBlocks} from '../blocks/resolveBlocks.ts'
import type {Finding, Found} from '../finding/finding.ts'
import type {Library} from '../library.ts'
import {livePathOf} from '../links/livePath.ts'
import type {Block} from '../model.ts'
import {elementPath, fieldPath} from '../path.ts'
import {Resolution} from '../resolution.ts'
import type {SitePage} from './sitePage.ts'

/** What stands around the content of every page of the site. It is no part of a guide, nor of its revision. */
export interface SiteFrame {
  /** The sections that the header names; empty where the settings name none. */
  readonly sections: readonly MenuItem[]
  readonly footerPages: readonly MenuItem[]
  readonly notice?: Notice
  readonly contact: {
    /** Its lines. */
    readonly address: readonly string[]
    readonly map?: string
    readonly hours: readonly OpeningHours[]
  }
  readonly hasMasthead: boolean
  /** The address of a picture that counts visits; “{path}” in it stands for the path of the page. */
  readonly visitCounter?: string
}

/** A page that a menu leads to. */
export interface MenuItem {
  readonly title: string
  readonly path: string
  readonly language: Language
}

export interface Notice {
  readonly body: readonly Block[]
  /** ISO 8601 in UTC; absent where it has been there since it was written. */
  readonly from?: string
  /** ISO 8601 in UTC; absent where it stays until somebody removes it. */
  readonly until?: string
}

export interface OpeningHours {
  readonly days: readonly Weekday[]
  /** As in 07:30. */
  readonly opens: string
  readonly closes: string
}

/** Resolves what the settings say of header and footer. What is wrong there is left out, with a warning. */
export function resolveSiteFrame(library: Library, pages: readonly SitePage[]): Found<SiteFrame> {
  const {siteSettings: settings} = library
  if (settings === undefined) return {value: emptyFrame, findings: []}
  const resolution = new Resolution(library, {_id: settings._id, language: 'en', path: '/'}, 'web')
  const {address, map, hours = []} = settings.contact ?? {}
  const warn = (path: string, problem: string, remedy: string) =>
    resolution.report('warning', path, problem, remedy)
  const isSound = (path: string, typed: string | undefined, problem: string | undefined) => {
    if (typed === undefined || typed.trim() === '') return false
    if (problem !== undefined) warn(path, `“${typed}” is left out.`, problem)
    return problem === undefined
  }
  const items = (field: 'sections' | 'footerPages') =>
    (settings[field] ?? []).flatMap(({_ref}, index): MenuItem[] => {
      const item = menuItem(library, pages, _ref)
      if (item !== undefined) return [item]
      warn(
        elementPath(field, undefined, index),
        `A menu leads to “${_ref}”, which is not published or is held back.`,
        'Publish the page, or take it out of the menu.',
      )
      return []
    })
  const notice = noticeOf(settings, resolution)
  const value: SiteFrame = {
    sections: items('sections'),
    footerPages: items('footerPages'),
    ...(notice === undefined ? {} : {notice}),
    contact: {
      address: resolution
        .text(address, 'contact.address')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
      ...(isSound('contact.map', map, linkProblem(map)) && map !== undefined
        ? {map: map.trim()}
        : {}),
      hours: hours.flatMap(({days = [], opens, closes}): OpeningHours[] =>
        days.length === 0 || opens === undefined || closes === undefined
          ? []
          : [{days: weekdays.filter((day) => days.includes(day)), opens, closes}],
      ),
    },
    hasMasthead: settings.governmentMasthead ?? false,
    ...(isSound(
      'visitCounter',
      settings.visitCounter,
      visitCounterProblem(settings.visitCounter),
    ) && settings.visitCounter !== undefined
      ? {visitCounter: settings.visitCounter.trim()}
      : {}),
  }
  return {value, findings: resolution.findings.map(asWarning)}
}

const emptyFrame: SiteFrame = {
  sections: [],
  footerPages: [],
  contact: {address: [], hours: []},
  hasMasthead: false,
}

/** Nothing in header or footer is worth holding back the whole site. */
function asWarning(finding: Finding): Finding {
  return finding.severity === 'error' ? {...finding, severity: 'warning'} : finding
}

function menuItem(library: Library, pages: readonly SitePage[], id: string): MenuItem | undefined {
  const page = pages.find((one) => one.id === id)
  if (page !== undefined) {
    const {title, path, language} = page
    return {title, path, language}
  }
  const guide = library.guides.get(id)
  const path = guide === undefined ? undefined : livePathOf(library, guide)
  if (guide === undefined || path === undefined) return undefined
  return {title: guide.title ?? '', path, language: guide.language ?? 'en'}
}

function noticeOf({notice}: SiteSettings, resolution: Resolution): Notice | undefined {
  const body = resolveBlocks(notice?.text ?? [], fieldPath('notice', 'text'), resolution)
  if (body.length === 0) return undefined
  return {
    body,
    ...(notice?.from === undefined ? {} : {from: notice.from}),
    ...(notice?.until === undefined ? {} : {until: notice.until}),
  }
}
