import {appendFile} from 'node:fs/promises'
import {isError} from '../../../renderers/guide/finding/finding.ts'
import {channels, channelTitles} from '../../../schemas/channel.ts'
import {channelsInWords} from '../../attention/attention.ts'
import type {Report} from '../../pipeline/publication/report/report.ts'
import {summaryOf} from '../../pipeline/publication/report/summary.ts'

/** Adds to the summary of a GitHub job, a file of Markdown, what went out and what is held back, and why. */
export async function writeStepSummary(file: string, report: Report): Promise<void> {
  const [first = ''] = summaryOf(report)
  const held = report.guides.flatMap(({guide, title, channels: states}) => {
    const names = channels.filter((channel) => states[channel].state === 'held back')
    if (names.length === 0) return []
    const errors = report.findings.filter((one) => one.document === guide && isError(one))
    return [
      `#### ${plain(title || guide)}: ${channelsInWords(names, channelTitles)}`,
      ...errors
        .map(({path, problem, remedy}) =>
          [
            plain(problem),
            plain(remedy),
            path === '' ? '' : `(\`${path.replaceAll('`', '')}\`)`,
          ].join(' '),
        )
        .map((line) => `- ${line.trim()}`),
    ]
  })
  await appendFile(file, `${['### The site', plain(first), ...held].join('\n\n')}\n`)
}

/** Text of documents as text in Markdown, whatever signs are in it. */
function plain(text: string): string {
  return text
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\\`*_{}[\]()#+!|~-]/gu, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
}
