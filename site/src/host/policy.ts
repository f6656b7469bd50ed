const directives = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  // Pages hold no script; this lets auditing tools read robots.txt from where the page stands.
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
]

/** The Content-Security-Policy of every page: styles and pictures of our own, and nothing else. */
export const policy = {
  inPage: directives.join('; '),
  /** Frames can be forbidden in a header only (CSP Level 3, section 3.3). */
  inHeader: [...directives, "frame-ancestors 'none'"].join('; '),
} as const
