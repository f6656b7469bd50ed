/** A cell of a table with a text in one paragraph, as the Studio stores it. Takes what makes its keys. */
export function newCell(newKey: () => string, text = '') {
  return {
    _type: 'tableCell' as const,
    _key: newKey(),
    content: [
      {
        _type: 'block' as const,
        _key: newKey(),
        style: 'normal' as const,
        markDefs: [],
        children: [{_type: 'span' as const, _key: newKey(), text, marks: []}],
      },
    ],
  }
}
