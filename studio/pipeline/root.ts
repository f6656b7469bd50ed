import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

/** The folder of the project. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Here Node keeps what it compiled, so that the next process of its kind is ready sooner. */
export const compileCacheFolder = join(root, '.cache', 'node')
