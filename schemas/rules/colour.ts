/** Says what is wrong with a colour as typed; undefined where nothing is, or nothing was typed. */
export function colourProblem(colour: string | undefined): string | undefined {
  return colour === undefined || /^#[0-9a-f]{6}$/iu.test(colour)
    ? undefined
    : 'Write it as # and six digits from 0 to 9 and a to f, as in #14539a.'
}
