/** Whether a Sanity path is another one or leads into it: `body[_key=="a"].title` is in `body[_key=="a"]`. */
export function isIn(path: string, other: string): boolean {
  return path.startsWith(other) && ['', '.', '['].includes(path.charAt(other.length))
}
