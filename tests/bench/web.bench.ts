/**
 * Measures the web channel: rendering a guide against a bare `toHTML` of the same text:
 * `npm run bench:web`. A benchmark, not a test.
 */
import {toHTML} from '@portabletext/to-html'
import type {TextBlock} from '../../renderers/guide/model.ts'
import {resolveGuide} from '../../renderers/guide/resolveGuide.ts'
import {renderGuide} from '../../renderers/web/html.ts'
import {guideDocument, resolve, text} from '../guide/document.ts'
import {datasets, libraryFrom} from '../library.ts'
import {servedImage} from '../web/servedImage.ts'

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

function measure(work: () => unknown): number {
  const times: number[] = []
  for (let round = 0; round < 60; round += 1) {
    const started = performance.now()
    work()
    if (round >= 10) times.push(performance.now() - started)
  }
  return median(times)
}

const paragraphs = Array.from({length: 300}, (_, index) =>
  text(
    `Paragraph ${index} of a long guide, with some words to escape: <b> & "quotes".`,
    {_key: `k${index}`},
    index % 3 === 0 ? ['strong'] : [],
  ),
)
const {guide} = resolve(guideDocument(paragraphs))
const bare = guide.body.filter((block): block is TextBlock => block._type === 'block')
const ours = measure(() => renderGuide(guide, {image: servedImage}))
const library = measure(() => toHTML([...bare]))
console.log(
  `A guide of 300 paragraphs: ${ours.toFixed(2)} ms, bare toHTML ${library.toFixed(2)} ms: ${(ours / library).toFixed(2)} ×`,
)
const examples = await libraryFrom(datasets.examples)
const everyBlock = resolveGuide(examples, 'example-every-block', 'web').value
console.log(
  `The example of every block: ${measure(() => renderGuide(everyBlock, {image: servedImage})).toFixed(2)} ms`,
)
