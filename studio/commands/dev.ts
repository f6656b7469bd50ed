import {untilEnd} from './start/untilEnd.ts'

/** `npm run dev`: the same for engineers; Studio, site and renderers reload as they are edited. */
await untilEnd(true)
