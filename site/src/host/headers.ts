import {policyHeader} from './policy.ts'

/** `_headers`: the security headers, in the form that static hosts read. */
export const headers = `/*
  Content-Security-Policy: ${policyHeader}
  Strict-Transport-Security: max-age=31536000
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Cross-Origin-Opener-Policy: same-origin
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/images/*
  Cache-Control: public, max-age=31536000, immutable
/files/*
  Cache-Control: public, max-age=31536000, immutable
  Content-Disposition: attachment
`
