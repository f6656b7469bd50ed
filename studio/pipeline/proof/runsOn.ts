/** Whether a text begins on one page and goes on, without a gap, on those after it. */
export function runsOn(text: string, pages: readonly string[]): boolean {
  return pages.some((page, index) => {
    let least = 0
    let most = text.length
    // The longest beginning that the page has: whatever is shorter than one that it has, it has too.
    while (least < most) {
      const middle = Math.ceil((least + most) / 2)
      if (page.includes(text.slice(0, middle))) least = middle
      else most = middle - 1
    }
    if (least === 0) return false
    const rest = text.slice(least)
    const [next = '', ...others] = pages.slice(index + 1)
    return next.includes(rest) || (others.length > 0 && runsOn(rest, [next, ...others]))
  })
}
