import {extname} from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.avif': 'image/avif',
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.txt': 'text/plain',
  '.xml': 'application/xml',
}

/** The media type that a static host gives a file of the site. */
export function mediaTypeOf(file: string): string {
  return types[extname(file)] ?? 'application/octet-stream'
}
