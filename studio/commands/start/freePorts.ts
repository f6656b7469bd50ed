import {createServer} from 'node:net'

/** The ports that `npm start` listens on. */
export interface Ports {
  readonly lake: number
  readonly studio: number
  readonly site: number
}

/** Where people's bookmarks lead. */
export const usualPorts: Ports = {lake: 3970, studio: 3333, site: 4321}

/** What each port is for, and the variable that chooses another. */
const meaning: Readonly<Record<keyof Ports, {what: string; variable: string}>> = {
  lake: {what: 'lake', variable: 'LAKE_PORT'},
  studio: {what: 'Studio', variable: 'STUDIO_PORT'},
  site: {what: 'site', variable: 'SITE_PORT'},
}

/** The usual ports, or those that the environment names. Throws where one is not a port. */
export function portsFrom(environment: Readonly<Record<string, string | undefined>>): Ports {
  const portOf = (name: keyof Ports): number => {
    const {variable} = meaning[name]
    const port = Number(environment[variable] || usualPorts[name])
    if (Number.isInteger(port) && port > 0 && port < 65_536) return port
    throw new Error(`${variable} is “${environment[variable]}”; write a number from 1 to 65535.`)
  }
  return {lake: portOf('lake'), studio: portOf('studio'), site: portOf('site')}
}

/** Throws, in one line that says what to do, when another program listens on one of the ports. */
export async function checkPorts(ports: Ports, names: readonly (keyof Ports)[]): Promise<void> {
  for (const name of names) {
    if (await isFree(ports[name])) continue
    const {what, variable} = meaning[name]
    throw new Error(
      `Port ${ports[name]}, for the ${what}, is taken: end the program that uses it, or choose another port as in “${variable}=${ports[name] + 10} npm start”.`,
    )
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
