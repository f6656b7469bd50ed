import {Button, Card, Flex, Stack, Text, TextArea} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'
import {useId, useRef, useState} from 'react'
import {getDraftId, useClient} from 'sanity'
import {alternativeTextProblem} from '../../schemas/rules/alternativeText.ts'
import type {WordlessPicture} from '../attention/attention.ts'
import {OpenLink} from './FindingLine.tsx'
import {Limited} from './Limited.tsx'
import {useTyped} from './useTyped.ts'

/** Pictures without alternative text, each asked once however often it is used. */
export function WordlessPictures({pictures}: {pictures: readonly WordlessPicture[]}) {
  return (
    <Limited>
      {useSteadyOrder(pictures).map((picture) => (
        <Asked key={picture.asset} picture={picture} />
      ))}
    </Limited>
  )
}

/** Pictures stay where they were first shown, so that nobody's cursor is moved; what is new stands below. */
function useSteadyOrder(pictures: readonly WordlessPicture[]): readonly WordlessPicture[] {
  const order = useRef(new Map<string, number>())
  for (const {asset} of pictures) {
    if (!order.current.has(asset)) order.current.set(asset, order.current.size)
  }
  const placeOf = ({asset}: WordlessPicture) => order.current.get(asset) ?? order.current.size
  return pictures.toSorted((one, other) => placeOf(one) - placeOf(other))
}

function Asked({picture}: {picture: WordlessPicture}) {
  const {asset, url, uses} = picture
  const client = useClient({apiVersion: '2025-02-19'})
  const {push} = useToast()
  const id = useId()
  const {text: words, type, forget} = useTyped(`alternative text of ${asset}`)
  // A picture that is still asked for when the list is read again can be written of again.
  const [saved, setSaved] = useState<WordlessPicture>()
  const isSaving = saved === picture
  const problem = words === '' ? undefined : alternativeTextProblem(words)

  const save = async () => {
    setSaved(picture)
    try {
      await client.action(
        uses.map(({guide, path}) => ({
          actionType: 'sanity.action.document.edit' as const,
          publishedId: guide,
          draftId: getDraftId(guide),
          patch: {set: {[`${path}.alt`]: words.trim()}},
        })),
      )
      forget()
      push({status: 'success', title: 'Written into the drafts. Publish them when they are right.'})
    } catch (error) {
      const description = error instanceof Error ? error.message : String(error)
      push({status: 'error', closable: true, title: 'That could not be written', description})
      setSaved(undefined)
    }
  }

  return (
    <Card border radius={2} padding={3} data-testid="wordless-picture">
      <Flex gap={3} align="flex-start">
        <img
          src={`${url}?w=240&h=180&fit=max`}
          alt=""
          width={120}
          height={90}
          style={{objectFit: 'contain', background: 'var(--card-muted-bg-color)'}}
        />
        <Stack gap={3} flex={1}>
          <Text as="label" size={1} htmlFor={id}>
            What does it show? It is in{' '}
            {uses.map(({guide, title, path}, index) => (
              <span key={guide + path}>
                {index > 0 && ', '}
                <OpenLink id={guide} type="guide" path={`${path}.alt`}>
                  {title === '' ? 'a guide without a title' : title}
                </OpenLink>
              </span>
            ))}
          </Text>
          <TextArea
            id={id}
            rows={2}
            fontSize={1}
            value={words}
            onChange={({currentTarget: {value}}) => type(value)}
          />
          {problem !== undefined && (
            <Text size={1} muted role="status">
              {problem}
            </Text>
          )}
          <Flex>
            <Button
              text={uses.length > 1 ? `Write it in all ${uses.length} places` : 'Write it down'}
              disabled={words.trim() === '' || problem !== undefined || isSaving}
              onClick={() => void save()}
            />
          </Flex>
        </Stack>
      </Flex>
    </Card>
  )
}
