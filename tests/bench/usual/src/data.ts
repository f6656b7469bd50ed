import {readFileSync} from 'node:fs'
import type {Guide} from '../../../../renderers/guide/model.ts'

interface Data {
  readonly guides: readonly Guide[]
  /** Data addresses by asset id. */
  readonly images: Readonly<Record<string, string>>
}

const data: Data = JSON.parse(readFileSync(process.env.USUAL_DATA ?? '', 'utf8'))

export const {guides, images} = data
