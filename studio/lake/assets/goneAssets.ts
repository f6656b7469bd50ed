import {isAsset} from '../document.ts'
import type {LakeContent} from '../store/content.ts'
import type {AssetBytes} from './assetBytes.ts'

/** Takes the bytes of assets away once no document describes them any more. */
export function removeGoneAssets(content: LakeContent, assets: AssetBytes): void {
  content.watch(({changes}) => {
    for (const {before, after} of changes) {
      if (!before || after || !isAsset(before) || typeof before.sha1hash !== 'string') continue
      const {sha1hash} = before
      const view = content.documents.view({kind: 'raw'}, true)
      const others = [...view.ofType('sanity.imageAsset'), ...view.ofType('sanity.fileAsset')]
      if (!others.some((other) => other.sha1hash === sha1hash)) assets.remove(sha1hash)
    }
  })
}
