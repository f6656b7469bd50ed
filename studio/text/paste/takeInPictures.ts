import type {Editor} from '@portabletext/editor'
import type {SanityClient} from '@sanity/client'

type Path = ({_key: string} | string)[]

/**
 * Stores pictures that were pasted, and puts each into its figure. Takes them as `data:` addresses by the
 * `_key` of the figure. Throws what the store throws; figures that were removed meanwhile are passed over.
 */
export async function takeInPictures(
  pictures: ReadonlyMap<string, string>,
  editor: Editor,
  client: SanityClient,
): Promise<void> {
  for (const [key, address] of pictures) {
    const asset = await client.assets.upload('image', blobOf(address))
    const path = pathTo(editor.getSnapshot().context.value, key)
    if (path === undefined) continue
    editor.send({
      type: 'block.set',
      at: path,
      props: {asset: {_type: 'reference', _ref: asset._id}},
    })
  }
}

/** Decoded here: the Studio's own policy lets nothing be fetched but from the lake. */
function blobOf(address: string): Blob {
  const [head = '', body = ''] = address.split(',', 2)
  const bytes = Uint8Array.from(atob(body), (character) => character.charCodeAt(0))
  return new Blob([bytes], {type: /^data:([^;]+)/u.exec(head)?.[1] ?? 'image/png'})
}

/** Where the block with a key stands, in boxes and cells too. */
function pathTo(value: unknown, key: string): Path | undefined {
  if (!Array.isArray(value)) return undefined
  for (const one of value) {
    if (typeof one !== 'object' || one === null || !('_key' in one)) continue
    const here = {_key: String(one._key)}
    if (one._key === key) return [here]
    for (const [name, inner] of Object.entries(one)) {
      const rest = pathTo(inner, key)
      if (rest !== undefined) return [here, name, ...rest]
    }
  }
  return undefined
}
