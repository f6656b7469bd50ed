import {fileURLToPath} from 'node:url'

/** The guidance that ships with the project: what an empty lake starts from. */
export const datasetFolder = fileURLToPath(new URL('../../dataset/', import.meta.url))

/** Where people's work is kept. Git-ignored; `npm run dataset:save` writes it back to the dataset. */
export const lakeFolder = fileURLToPath(new URL('../../../.lake/', import.meta.url))
