import {untilEnd} from './start/untilEnd.ts'

/** `npm start`: the Studio, the site and the lake that both read. */
await untilEnd(false)
