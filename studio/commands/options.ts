/** How far a command has come, as the start of a line; nothing where there is one thing only. */
export function progress(done: number, all: number): string {
  if (all < 2) return ''
  const width = 20
  const filled = Math.round((done / all) * width)
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${all}  `
}

/** The value of an option that takes one of a few. Throws, naming them, when another was given. */
export function oneOf<const Value extends string>(
  option: string,
  given: string,
  allowed: readonly Value[],
): Value {
  const found = allowed.find((value) => value === given)
  if (found === undefined) throw new Error(`${option} takes ${allowed.join(', ')}, not “${given}”.`)
  return found
}
