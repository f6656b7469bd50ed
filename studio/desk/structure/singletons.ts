/** Types that have one document: it is opened from the desk, never made or deleted. */
export const singletons = {
  handbook: {id: 'handbook-student', title: 'Handbook'},
  siteSettings: {id: 'siteSettings', title: 'Site settings'},
} as const

/** Whether a type has one document only. */
export function isSingleton(type: string): type is keyof typeof singletons {
  return Object.hasOwn(singletons, type)
}
