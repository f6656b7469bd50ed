import {isRecord} from '../../../renderers/guide/record.ts'
import type {Language} from '../../../schemas/language.ts'
import {escaped, type IsomerLayout, listOf, textOf} from './layout.ts'

/** What the layout itself says, in each language. */
const words: Record<Language, {map: string; telephone: string; email: string; feedback: string}> = {
  en: {map: 'Map', telephone: 'Telephone', email: 'E-mail', feedback: 'Feedback'},
  'zh-SG': {map: '地图', telephone: '电话', email: '电邮', feedback: '反馈'},
  ms: {map: 'Peta', telephone: 'Telefon', email: 'E-mel', feedback: 'Maklum balas'},
  ta: {map: 'வரைபடம்', telephone: 'தொலைபேசி', email: 'மின்னஞ்சல்', feedback: 'கருத்து'},
}

/** Isomer's page of contacts: where the school is, when it is open, whom to call. */
export const contactUs: IsomerLayout = (data, language) => {
  const say = words[language]
  const place = (location: unknown): string => {
    if (!isRecord(location)) return paragraph(escaped(textOf(location)))
    const hours = listOf(location.operating_hours)
      .map(hoursOf)
      .filter((line) => line !== '')
    return [
      heading(textOf(location.title)),
      paragraph(
        listOf(location.address)
          .map((line) => escaped(textOf(line)))
          .join('<br>'),
      ),
      hours.length === 0 ? '' : `<ul>${hours.map((line) => `<li>${line}</li>`).join('')}</ul>`,
      paragraph(linked(textOf(location.maps_link), say.map)),
    ].join('\n')
  }
  const contact = (group: unknown): string => {
    if (!isRecord(group)) return paragraph(escaped(textOf(group)))
    const lines = listOf(group.content).flatMap((entry) =>
      isRecord(entry)
        ? Object.entries(entry).map(([kind, value]) => line(kind, textOf(value)))
        : [],
    )
    return [heading(textOf(group.title)), ...lines].join('\n')
  }
  const line = (kind: string, value: string): string => {
    if (value === '') return ''
    if (kind === 'phone') return paragraph(`${say.telephone}: ${telephone(value)}`)
    if (kind === 'email') return paragraph(`${say.email}: ${linked(`mailto:${value}`, value)}`)
    // “other” is written in HTML.
    return `<div>${value}</div>`
  }
  const feedback = textOf(data.feedback)
  return {
    html: [
      paragraph(escaped(textOf(data.agency_name))),
      ...listOf(data.locations).map(place),
      ...listOf(data.contacts).map(contact),
      paragraph(linked(feedback, say.feedback)),
    ].join('\n'),
    fields: ['agency_name', 'locations', 'contacts', 'feedback'],
  }
}

function hoursOf(entry: unknown): string {
  if (!isRecord(entry)) return escaped(textOf(entry))
  const said = [textOf(entry.days), textOf(entry.time)].filter((part) => part !== '').join(': ')
  const more = textOf(entry.description)
  return escaped(more === '' ? said : `${said} (${more})`)
}

/** A number that can be dialled is a link; one with words in it is text. */
function telephone(number: string): string {
  if (!/^\+?[\d\s()-]{6,20}$/u.test(number)) return escaped(number)
  return linked(`tel:${number.replaceAll(/[^\d+]/gu, '')}`, number)
}

function linked(address: string, text: string): string {
  return address === '' ? '' : `<a href="${escaped(address)}">${escaped(text)}</a>`
}

function heading(text: string): string {
  return text === '' ? '' : `<h2>${escaped(text)}</h2>`
}

function paragraph(html: string): string {
  return html === '' ? '' : `<p>${html}</p>`
}
