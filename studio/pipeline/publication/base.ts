import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import * as v from 'valibot'
import type {Channel} from '../../../schemas/channel.ts'
import type {ListedGuide} from '../../../site/src/page.ts'
import type {OutputStore} from '../outputs/outputStore.ts'
import {type GuideState, type Output, type Report, reportSchema} from './report/report.ts'

/** What was put out before, as far as its files are still to be had: the last good outputs. */
export interface Base {
  /** All outputs. */
  readonly outputs: readonly Output[]
  guide(id: string): GuideState | undefined
  /** How lists show the last good page of a guide; undefined where it has none. */
  listedOf(id: string): ListedGuide | undefined
  /** The outputs of a guide in a channel; none where one of their files is gone. */
  outputsOf(id: string, channel: Channel): readonly Output[]
  /** An output by its path. */
  output(path: string): Output | undefined
  /** Where the bytes of an output are; undefined where they are gone. */
  fileOf(output: Output): string | undefined
}

/** The base that a report tells of. Takes the folder that its outputs stand in, if they stand in one. */
export function baseOf(report: Report | undefined, store: OutputStore, folder?: string): Base {
  const guides = new Map((report?.guides ?? []).map((state) => [state.guide, state]))
  const outputs = new Map((report?.outputs ?? []).map((output) => [output.path, output]))
  // Asked for what is held back alone, and takes long in a large school.
  let grouped: ReadonlyMap<string, readonly Output[]> | undefined
  const byGuide = () => {
    grouped ??= Map.groupBy(outputs.values(), ({guide, channel}) => `${channel} ${guide}`)
    return grouped
  }
  const fileOf = ({path, sha256}: Output) => {
    const kept = store.fileOf(sha256)
    if (existsSync(kept)) return kept
    const placed = folder === undefined ? undefined : join(folder, path)
    return placed !== undefined && existsSync(placed) ? placed : undefined
  }
  const outputsOf = (id: string, channel: Channel) => {
    const found = byGuide().get(`${channel} ${id}`) ?? []
    return found.every((output) => fileOf(output) !== undefined) ? found : []
  }
  return {
    outputs: report?.outputs ?? [],
    guide: (id) => guides.get(id),
    listedOf: (id) => (outputsOf(id, 'web').length === 0 ? undefined : guides.get(id)?.listed),
    outputsOf,
    output: (path) => outputs.get(path),
    fileOf,
  }
}

/** Reads a report; undefined where there is none that this version understands. */
export async function readReport(file: string): Promise<Report | undefined> {
  try {
    const report: unknown = JSON.parse(await readFile(file, 'utf8'))
    // As it was written, in its order: what is put out again is the same bytes.
    return v.is(reportSchema, report) ? report : undefined
  } catch {
    return undefined
  }
}
