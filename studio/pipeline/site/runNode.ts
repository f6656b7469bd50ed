import {spawn} from 'node:child_process'

/**
 * Runs a script of a dependency in a Node of its own, quietly.
 * Takes the script with its arguments, its folder, and variables to add to the environment.
 * Throws, with all that it said, when it fails.
 */
export async function runNode(
  script: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const child = spawn(process.execPath, script, {
    cwd,
    env: {...process.env, ...environment},
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => said.push(text))
  }
  const code = await new Promise<number | null>((settle, fail) => {
    child.on('error', fail)
    child.on('close', settle)
  })
  if (code !== 0) throw new Error(said.join('').trim())
}
