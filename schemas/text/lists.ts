/** The lists that the toolbar offers. */
export const lists = [
  {title: 'Bullets', value: 'bullet'},
  {title: 'Numbers', value: 'number'},
] as const
