const MAX_LEVEL = 6

/**
 * Computes heading levels from position: the first heading below the title is level 2,
 * and no level is ever skipped, whatever style the author chose.
 */
export class HeadingLevels {
  #ranks: number[] = []
  #base = 1

  /** Takes the rank the author chose (2 for the largest); returns the level to draw, 2 to 6. */
  next(rank: number): number {
    while ((this.#ranks.at(-1) ?? 0) >= rank) this.#ranks.pop()
    this.#ranks.push(rank)
    return Math.min(this.#base + this.#ranks.length, MAX_LEVEL)
  }

  /** Runs what resolves a box: headings inside it stand below the heading that the box stands under. */
  within<T>(resolve: () => T): T {
    const [ranks, base] = [this.#ranks, this.#base]
    this.#base = Math.min(base + ranks.length, MAX_LEVEL - 1)
    this.#ranks = []
    try {
      return resolve()
    } finally {
      this.#ranks = ranks
      this.#base = base
    }
  }
}
