import {libraryOf} from '../../renderers/guide/library.ts'
import {resolveGuide} from '../../renderers/guide/resolveGuide.ts'
import type {Channel} from '../../schemas/channel.ts'

const stored = {_rev: 'r1', _createdAt: '2026-01-01T00:00:00Z', _updatedAt: '2026-01-02T00:00:00Z'}

/** A document as a store answers it. */
export function document(id: string, type: string, fields: Readonly<Record<string, unknown>>) {
  return {_id: id, _type: type, ...stored, ...fields}
}

/** A guide with what every guide must have, and the given body. */
export function guideDocument(
  body: readonly unknown[],
  fields: Readonly<Record<string, unknown>> = {},
) {
  return document('guide-a', 'guide', {
    title: 'A guide',
    summary: 'What it is about.',
    language: 'en',
    path: '/guides/a/',
    navigationGroup: 'Guides',
    body,
    ...fields,
  })
}

export const siteSettings = document('siteSettings', 'siteSettings', {
  schoolName: 'A School',
  webAddress: 'https://www.school.example',
})

/** A paragraph of plain text, or in another style, or with marks on all of it. */
export function text(
  content: string,
  fields: Readonly<Record<string, unknown>> = {},
  marks: readonly string[] = [],
) {
  const key = `k${content.length}${content.replaceAll(/[^a-z]/giu, '').slice(0, 12)}`
  return {
    _type: 'block',
    _key: key,
    style: 'normal',
    markDefs: [],
    children: [{_type: 'span', _key: `${key}s`, text: content, marks}],
    ...fields,
  }
}

/** Resolves a guide among other documents. */
export function resolve(
  guide: {readonly _id: string},
  others: readonly Readonly<Record<string, unknown>>[] = [],
  channel: Channel = 'web',
) {
  const library = libraryOf([guide, siteSettings, ...others])
  const {value, findings} = resolveGuide(library, guide._id, channel)
  return {guide: value, findings: [...library.findings, ...findings]}
}
