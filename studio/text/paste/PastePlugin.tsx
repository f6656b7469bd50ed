import {type EditorSelection, useEditor} from '@portabletext/editor'
import {defineBehavior, effect, forward, raise} from '@portabletext/editor/behaviors'
import {BehaviorPlugin} from '@portabletext/editor/plugins'
import {getFocusTextBlock} from '@portabletext/editor/selectors'
import {Button, Flex} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'
import {useMemo} from 'react'
import {useClient} from 'sanity'
import {isTextBlock} from '../../import/body.ts'
import {type Pasted, readClipboard} from '../../import/clipboard/readClipboard.ts'
import {takeInPictures} from './takeInPictures.ts'

/** How long what was said of a paste stays on the screen, in milliseconds. */
const PATIENCE = 15_000

/** What is pasted from other programs keeps its structure; what cannot be taken is said at once. */
export function PastePlugin() {
  const editor = useEditor()
  const client = useClient({apiVersion: '2025-02-19'})
  const {push} = useToast()
  const behaviors = useMemo(() => {
    const tell = ({leftOut, pictures}: Pasted) => {
      if (leftOut.length === 0 && pictures.size === 0) return
      push({
        id: 'pasted',
        status: leftOut.length === 0 ? 'info' : 'warning',
        closable: true,
        duration: PATIENCE,
        title:
          leftOut.length === 0
            ? 'Pasted, with its pictures. Say of each what it shows.'
            : `Pasted, without ${leftOut.join(', ')}.`,
        description: (
          <Flex marginTop={2}>
            <Button mode="ghost" text="Undo" onClick={() => editor.send({type: 'history.undo'})} />
          </Flex>
        ),
      })
    }
    return [
      defineBehavior({
        on: 'clipboard.paste',
        guard: ({snapshot, event}) => {
          const {dataTransfer} = event.originEvent
          // What was copied in the Studio is whole already.
          const isOurs = ['application/x-portable-text', 'application/json'].some(
            (type) => dataTransfer.getData(type) !== '',
          )
          if (isOurs) return false
          const {schema, keyGenerator} = snapshot.context
          const pasted = readClipboard(
            {html: dataTransfer.getData('text/html'), text: dataTransfer.getData('text/plain')},
            {
              isShort: !schema.blockObjects.some(({name}) => name === 'table'),
              newKey: keyGenerator,
            },
          )
          return (
            pasted !== undefined &&
            pasted.blocks.length > 0 && {
              pasted,
              isInTable: isInTable(snapshot.context.selection),
              focus: getFocusTextBlock(snapshot),
            }
          )
        },
        actions: [
          ({snapshot, event}, {pasted, isInTable: here, focus}) => [
            ...(here && isOneTable(pasted)
              ? [forward(asOurs(event, pasted))]
              : [
                  ...(isExpanded(snapshot.context.selection) ? [raise({type: 'delete'})] : []),
                  ...makeRoomFor(pasted, focus),
                ]),
            effect(() => {
              tell(pasted)
              void takeInPictures(pasted.pictures, editor, client).catch(() => {
                push({
                  status: 'error',
                  closable: true,
                  title: 'A pasted picture could not be stored. Choose it in its figure.',
                })
              })
            }),
          ],
        ],
      }),
    ]
  }, [editor, client, push])
  return <BehaviorPlugin behaviors={behaviors} />
}

/**
 * Puts blocks in. Plain paragraphs join the one with the cursor, as anywhere else; a heading or a list that
 * was copied stays one: it goes below, or takes the place of an empty paragraph or item.
 */
function makeRoomFor({blocks}: Pasted, focus: ReturnType<typeof getFocusTextBlock>) {
  const [first] = blocks
  const joins =
    first !== undefined &&
    isTextBlock(first) &&
    first.listItem === undefined &&
    first.style === 'normal'
  const isEmpty =
    focus?.node.children.every(
      (child) => !('text' in child) || typeof child.text !== 'string' || child.text === '',
    ) ?? true
  const placement = joins || isEmpty ? ('auto' as const) : ('after' as const)
  const insert = raise({type: 'insert.blocks', blocks: [...blocks], placement})
  if (focus === undefined || !isEmpty || focus.node.listItem === undefined) return [insert]
  return [raise({type: 'block.unset', at: focus.path, props: ['listItem', 'level']}), insert]
}

/** Cells that are pasted into a table go into its cells, by the editor's own rule for what was copied here. */
function asOurs<Event extends {originEvent: {dataTransfer: DataTransfer}}>(
  event: Event,
  {blocks}: Pasted,
): Event {
  const dataTransfer = new DataTransfer()
  dataTransfer.setData('application/x-portable-text', JSON.stringify(blocks))
  return {...event, originEvent: {...event.originEvent, dataTransfer}}
}

function isOneTable({blocks}: Pasted): boolean {
  return blocks.length === 1 && blocks[0]?._type === 'table'
}

function isInTable(selection: EditorSelection): boolean {
  return selection?.focus.path.includes('rows') ?? false
}

function isExpanded(selection: {anchor: unknown; focus: unknown} | null): boolean {
  return selection !== null && JSON.stringify(selection.anchor) !== JSON.stringify(selection.focus)
}
