/** The kinds of image that are accepted, by the names that sharp gives them. */
export const FORMATS: Readonly<Record<string, {extension: string; mimeType: string}>> = {
  jpeg: {extension: 'jpg', mimeType: 'image/jpeg'},
  png: {extension: 'png', mimeType: 'image/png'},
  webp: {extension: 'webp', mimeType: 'image/webp'},
  gif: {extension: 'gif', mimeType: 'image/gif'},
  tiff: {extension: 'tiff', mimeType: 'image/tiff'},
  heif: {extension: 'avif', mimeType: 'image/avif'},
  avif: {extension: 'avif', mimeType: 'image/avif'},
  svg: {extension: 'svg', mimeType: 'image/svg+xml'},
}

/** The media type that goes with the extension of an image's id. */
export function mimeTypeOf(extension: string): string {
  const format = Object.values(FORMATS).find((known) => known.extension === extension)
  return format?.mimeType ?? 'application/octet-stream'
}
