import type {Font} from '../../renderers/font.ts'
import type {Originals} from '../drawing/originals.ts'
import type {Staging} from './staging.ts'

/** What the commands that draw a channel share. */
export interface Drawing {
  readonly fonts: readonly Font[]
  readonly originals: Originals
  readonly staging: Staging
  readonly say: (line: string) => void
}
