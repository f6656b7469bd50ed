/** Takes what the examples look like now as what they should look like: `npm run references`. */
import {join} from 'node:path'
import {writeWhole} from '../../studio/pipeline/outputs/writeWhole.ts'
import {drawPictures, picturesFolder} from './pictures.ts'

const pictures = await drawPictures()
for (const [name, bytes] of pictures) await writeWhole(join(picturesFolder, name), bytes)
console.log(`${pictures.size} pictures are what the examples should look like from now on.`)
