/** The marks of text that every channel can draw. */
export const decorators = [
  {title: 'Bold', value: 'strong'},
  {title: 'Italic', value: 'em'},
  {title: 'Underline', value: 'underline'},
  {title: 'Struck through', value: 'strike-through'},
  {title: 'Highlight', value: 'highlight'},
  {title: 'Code', value: 'code'},
  {title: 'Raised', value: 'sup'},
  {title: 'Lowered', value: 'sub'},
] as const

export type Decorator = (typeof decorators)[number]['value']
