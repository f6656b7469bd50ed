/** The family that preformatted text is printed in. */
export const monospaced = 'IBM Plex Mono'
