import {text} from '../guide/document.ts'

/** A small guide, as an editor would write it, with whatever a test needs of it. */
export function guide(id: string, fields: Readonly<Record<string, unknown>> = {}) {
  return {
    _id: id,
    _type: 'guide',
    title: `The guide ${id}`,
    path: `/guides/${id}/`,
    summary: `What ${id} says in one sentence.`,
    language: 'en',
    navigationGroup: 'Guides',
    body: [text(`The words of ${id}.`, {_key: 'words'})],
    ...fields,
  }
}

/** A paragraph that links to a guide. */
export function linkTo(id: string, words = 'Read on there') {
  const link = {_type: 'guideLink', _key: 'link', guide: {_type: 'reference', _ref: id}}
  return text(words, {_key: 'linked', markDefs: [link]}, ['link'])
}

/** A figure that lacks its alternative text: an error in every channel. */
export function unfinished(fields: Readonly<Record<string, unknown>> = {}) {
  return {_type: 'figure', _key: 'unfinished', ...fields}
}
