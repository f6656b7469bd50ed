/** Why a picture cannot be taken, and what to do about it. */
export interface Refusal {
  readonly title: string
  readonly description: string
}

/** How a refusal is said: long enough to read what to do, in milliseconds. */
export const refusalToast = {status: 'error', closable: true, duration: 30_000} as const

/** Says why a file cannot be shown in a figure; undefined where it can. */
export function refusalOf({name, type}: Pick<File, 'name' | 'type'>): Refusal | undefined {
  if (/^image\/hei[cf]/u.test(type) || /\.hei[cf]s?$/iu.test(name)) {
    return {
      title: `“${name}” is a HEIC photograph, which browsers do not show`,
      description:
        'On an iPhone, send it to yourself by e-mail, or choose Settings, Camera, Formats, Most Compatible. On a Mac, open it and export it as JPEG. Then choose the JPEG here.',
    }
  }
  if (type === 'image/svg+xml' || /\.svgz?$/iu.test(name)) {
    return {
      title: `“${name}” is an SVG drawing, which cards and inserts do not show`,
      description:
        'Open it in the program that it was drawn with and export it as PNG, at least 1,600 pixels wide. Then choose the PNG here.',
    }
  }
  if (/^(?:application|video|audio|text)\//u.test(type)) {
    return {
      title: `“${name}” is not a picture`,
      description: 'Choose a PNG, JPEG, WebP, GIF, AVIF or TIFF file.',
    }
  }
  return undefined
}
