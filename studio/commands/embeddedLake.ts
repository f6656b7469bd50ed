import {fileURLToPath} from 'node:url'
import {type Lake, type LakeOptions, openLake} from '../lake/lake.ts'

/** The guidance that ships with the project: what an empty lake starts from. */
export const datasetFolder = fileURLToPath(new URL('../dataset/', import.meta.url))

/** Where people's work is kept. Git-ignored; `npm run dataset:save` writes it back to the dataset. */
export const lakeFolder = fileURLToPath(new URL('../../.lake/', import.meta.url))

/**
 * Opens an embedded lake, filled from the dataset when it is empty.
 * Throws as `openLake` does, and DatasetError when the dataset cannot be loaded.
 */
export async function openFilledLake(options: LakeOptions): Promise<Lake> {
  const lake = await openLake(options)
  try {
    if (lake.size() === 0) await lake.load(datasetFolder)
    return lake
  } catch (error) {
    await lake.close()
    throw error
  }
}
