import type {Guide} from '../guide/model.ts'
import type {Edition, Ink} from './edition.ts'
import type {Insert, InsertData} from './insert.ts'
import type {Layout} from './layout.ts'
import {type PrintColours, printColours} from './template/printColours.ts'

/** One PDF before it is drawn: what the template needs, and the pictures that it names. */
export interface PrintFile {
  readonly data: {
    readonly edition: Edition
    readonly ink: Ink | null
    /** Whether it is noted where everything stands. */
    readonly places: boolean
    readonly title: string
    readonly school: string
    readonly colours: PrintColours
    readonly date: ReturnType<typeof dateOf>
    readonly inserts: readonly InsertData[]
  }
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly layout: Layout
}

/** A file with one insert in it. */
export function fileOf(
  {title, site, updatedAt}: Guide,
  insert: Insert,
  {
    edition,
    ink = null,
    places = false,
  }: {readonly edition: Edition; readonly ink?: Ink | null; readonly places?: boolean},
): PrintFile {
  const {data, files, layout} = insert
  const date = dateOf(updatedAt)
  const colours = printColours(site.look, edition, ink)
  return {
    data: {edition, ink, places, title, school: site.name, colours, date, inserts: [data]},
    files,
    layout,
  }
}

/** The parts of an ISO 8601 date as Typst takes them, in UTC. */
export function dateOf(updatedAt: string) {
  // biome-ignore lint/style/noRestrictedGlobals: the moment of the document, not that of the clock.
  const date = new Date(updatedAt)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  }
}
