import {explain} from '../explain.ts'

/** Runs what a person asked for; where it cannot be done, says why and lets the process fail. */
export async function asCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    console.error(explain(error))
    process.exitCode = 1
  }
}
