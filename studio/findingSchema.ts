import * as v from 'valibot'
import {channels} from '../schemas/channel.ts'

/** A finding, as it is kept, and as processes and the preview server send it. */
export const findingSchema = v.object({
  severity: v.picklist(['error', 'warning', 'note']),
  document: v.string(),
  path: v.string(),
  channel: v.exactOptional(v.picklist(channels)),
  problem: v.string(),
  remedy: v.string(),
  concerns: v.exactOptional(v.pipe(v.array(v.string()), v.readonly())),
})
