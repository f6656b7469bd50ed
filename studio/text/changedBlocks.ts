import {createContext, useContext} from 'react'
import type {ArrayOfObjectsInputProps, Path} from 'sanity'

/** The text around, for blocks that Studio's editor does not tell whether they changed: its place in the document and the keys of its changed blocks. */
interface ChangedBlocks {
  readonly path: Path
  readonly keys: ReadonlySet<string>
}

export const ChangedBlocksContext = createContext<ChangedBlocks>({path: [], keys: new Set()})

/** The blocks of a text that differ from the version it is compared with. */
export function changedBlocks({path, members}: ArrayOfObjectsInputProps): ChangedBlocks {
  const changed = members.flatMap((member) =>
    member.kind === 'item' && member.item.changed ? [member.key] : [],
  )
  return {path, keys: new Set(changed)}
}

/** Where a block of the text around stands in the document, and whether it changed. Takes the key of the block. */
export function useChangedBlock(key: string): {path: Path; isChanged: boolean} {
  const {path, keys} = useContext(ChangedBlocksContext)
  return {path: [...path, {_key: key}], isChanged: keys.has(key)}
}
