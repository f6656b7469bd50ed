import {HtmlValidate} from 'html-validate'

/** The validator of all HTML that the project makes; each relaxed rule carries its reason. */
export const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // How void elements and the doctype are written is the bundler's affair, and no reader sees it.
    'void-style': 'off',
    'doctype-style': 'off',
    // Titles are as long as their authors make them; the schema limits them to 150 characters.
    'long-title': 'off',
    // Anchors are made from headings in four scripts, all of which HTML allows in an id.
    'valid-id': ['error', {relaxed: true}],
    // The text of a link to a telephone number is the author's, and need not be a number.
    'tel-non-breaking': 'off',
  },
})

/** Validates a page; returns what is wrong with it, as lines. */
export async function problemsIn(html: string): Promise<string[]> {
  const {results} = await validator.validateString(html)
  return results.flatMap(({messages}) =>
    messages.map(({ruleId, message, line, column}) => `${line}:${column} ${message} (${ruleId})`),
  )
}
