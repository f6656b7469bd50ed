import {defineField, defineType} from '@sanity/types'
import {hideFrom} from '../fields/hideFrom.ts'
import {problemRule} from '../fields/problemRule.ts'
import {alternativeTextProblem} from '../rules/alternativeText.ts'
import {linkProblem} from '../rules/webAddress.ts'

/** How much of the text's width a figure takes; a figure without one takes all of it. */
export const figureWidths = ['half', 'quarter'] as const

export type FigureWidth = (typeof figureWidths)[number]

const widthTitles: Record<FigureWidth, string> = {half: 'Half', quarter: 'A quarter'}

/** An image with its alternative text and caption. */
export const figure = defineType({
  name: 'figure',
  title: 'Figure',
  type: 'image',
  options: {
    hotspot: true,
    accept: 'image/png,image/jpeg,image/webp,image/gif,image/avif,image/tiff',
  },
  fields: [
    defineField({
      name: 'alt',
      title: 'What the picture shows',
      description:
        'Read aloud to people who cannot see it. Say what matters in it, in one or two sentences.',
      type: 'text',
      rows: 2,
      hidden: ({parent}) => parent?.decorative === true,
      validation: (rule) =>
        rule.custom((alt: string | undefined, context) =>
          isDecorative(context.parent) ? true : (alternativeTextProblem(alt) ?? true),
        ),
    }),
    defineField({
      name: 'decorative',
      title: 'Decorative only',
      description: 'Tick only if the picture tells nothing that the text does not tell.',
      type: 'boolean',
    }),
    defineField({
      name: 'caption',
      title: 'Caption',
      description: 'Printed under the picture. Optional.',
      type: 'string',
    }),
    defineField({
      name: 'href',
      title: 'Opens',
      description:
        'The page that a click on the picture opens. Paste its address from the browser’s address bar. Optional.',
      type: 'string',
      validation: (rule) =>
        rule.custom(problemRule((href) => (href === undefined ? undefined : linkProblem(href)))),
    }),
    defineField({
      name: 'width',
      title: 'Width',
      description:
        'For small pictures, as QR codes and icons: their share of the text’s width. Cards have room of their own for pictures.',
      type: 'string',
      options: {
        list: figureWidths.map((value) => ({value, title: widthTitles[value]})),
        layout: 'radio',
        direction: 'horizontal',
      },
    }),
    defineField({
      name: 'importedFrom',
      title: 'Address on the old site',
      description: 'Where the importer found the picture.',
      type: 'string',
      readOnly: true,
      hidden: ({value}) => !value,
    }),
    hideFrom,
  ],
  validation: (rule) =>
    rule.custom((value: {asset?: unknown; importedFrom?: unknown} | undefined) => {
      if (value === undefined || value.asset) return true
      return value.importedFrom
        ? `The picture ${value.importedFrom} of the old site was not imported. Choose it here, or remove the figure.`
        : 'Choose a picture, or remove the figure.'
    }),
  preview: {
    select: {media: 'asset', alt: 'alt', caption: 'caption', importedFrom: 'importedFrom'},
    prepare: ({media, alt, caption, importedFrom}) => ({
      media,
      title: alt ?? (media ? 'A picture without words' : 'A missing picture'),
      subtitle: caption ?? importedFrom,
    }),
  },
})

function isDecorative(parent: unknown): boolean {
  return (
    typeof parent === 'object' &&
    parent !== null &&
    'decorative' in parent &&
    parent.decorative === true
  )
}
