import {defineLocaleResourceBundle} from 'sanity'

/** Where our words are plainer than Studio's. */
export const words = defineLocaleResourceBundle({
  locale: 'en-US',
  namespace: 'studio',
  resources: {
    'inputs.array.action.add-item': 'Add',
    'inputs.array.action.add-item-select-type': 'Add …',
    'inputs.portable-text.style.none': 'Style',
  },
})
