import type {Server} from 'node:http'
import type {Duplex} from 'node:stream'

/** How many connections there may be at once. */
const MAX_CONNECTIONS = 400

/**
 * Bounds the connections of a server. Where there would be too many, of those that never showed the
 * token the one is closed on which nothing was asked for longest, so that a stranger who opens many
 * keeps nobody else out.
 */
export class Connections {
  readonly #strangers = new Set<Duplex>()
  #count = 0
  #accepted = 0

  constructor(server: Server) {
    server.on('connection', (socket) => {
      this.#count += 1
      this.#accepted += 1
      this.#strangers.add(socket)
      socket.once('close', () => {
        this.#count -= 1
        this.#strangers.delete(socket)
      })
      if (this.#count <= MAX_CONNECTIONS) return
      const [oldest] = this.#strangers
      oldest?.destroy()
    })
  }

  /** How many were accepted so far. */
  get accepted(): number {
    return this.#accepted
  }

  /** Whoever is at the other end has the token. */
  trust(socket: Duplex): void {
    this.#strangers.delete(socket)
  }

  /** A stranger asked for something. */
  asked(socket: Duplex): void {
    if (this.#strangers.delete(socket)) this.#strangers.add(socket)
  }
}
