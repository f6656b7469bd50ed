/** How every channel decodes pictures: damaged ones, and ones of more than 100 megapixels, are refused. */
export const decoding = {limitInputPixels: 100_000_000, failOn: 'error'} as const
