import {createHash} from 'node:crypto'
import {
  PDFArray,
  PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'

/** Numbers of the two objects that are written last. */
const catalog = PDFRef.of(1)
const pageTree = PDFRef.of(2)

/** What the catalog of the whole file has from that of its first part. */
const keptInCatalog = ['Lang', 'OutputIntents', 'Metadata', 'ViewerPreferences'] as const

/**
 * Joins PDFs to one file that is written as it grows: it holds no more than the part that is added. What
 * parts have in common, such as pictures, is written once (ISO 32000-2, 7.5). Structure and annotations are
 * left out: it is for editions that are printed.
 */
export class JoinedFile {
  readonly #context = PDFContext.create()
  readonly #offsets = new Map<number, number>()
  /** The objects that are written, by what they say. */
  readonly #known = new Map<string, PDFRef>()
  readonly #pages: PDFRef[] = []
  /** Where the pages of the file begin to count anew. */
  readonly #labels: {readonly index: number; readonly start: number}[] = []
  readonly #digest = createHash('sha256')
  readonly #catalog = new Map<string, PDFObject>()
  #info: PDFRef | undefined
  #numbers = pageTree.objectNumber
  #written = 0
  #parts: Buffer[] = []

  /**
   * Adds all pages of a document. Takes where among them pages are counted anew, and from which number;
   * returns the bytes that are next in the file.
   */
  add(document: PDFDocument, starts: ReadonlyMap<number, number>): Uint8Array {
    const copied = new Map<PDFRef, PDFRef>()
    const copy = (object: PDFObject) => this.#copied(object, document, copied)
    if (this.#pages.length === 0) {
      this.#put(Buffer.from(`${document.context.header.toString()}\n\n`, 'latin1'))
      for (const key of keptInCatalog) {
        const value = document.catalog.get(PDFName.of(key))
        if (value !== undefined) this.#catalog.set(key, copy(value))
      }
      const info = document.context.trailerInfo.Info
      if (info instanceof PDFRef) this.#info = this.#reference(info, document, copied)
    }
    for (const [index, page] of document.getPages().entries()) {
      const start = starts.get(index)
      if (start !== undefined) this.#labels.push({index: this.#pages.length, start})
      this.#pages.push(this.#write(this.#page(page, copy)))
    }
    return this.#taken()
  }

  /** The end of the file. */
  end(): Uint8Array {
    const context = this.#context
    const labels = this.#labels.flatMap(({index, start}) => [index, {S: 'D', St: start}])
    const tree = context.obj({Type: 'Pages', Count: this.#pages.length, Kids: [...this.#pages]})
    this.#write(tree, pageTree)
    const root = context.obj({Type: 'Catalog', Pages: pageTree, PageLabels: {Nums: labels}})
    for (const [key, value] of this.#catalog) root.set(PDFName.of(key), value)
    this.#write(root, catalog)
    const id = `<${this.#digest.copy().digest('hex').slice(0, 32)}>`
    const start = this.#written
    const size = this.#numbers + 1
    const rows = Array.from({length: size}, (_, number) => {
      const offset = this.#offsets.get(number)
      if (offset === undefined) return '0000000000 65535 f \n'
      return `${String(offset).padStart(10, '0')} 00000 n \n`
    })
    const info = this.#info === undefined ? '' : ` /Info ${this.#info.toString()}`
    const trailer = `<< /Size ${size} /Root ${catalog.toString()}${info} /ID [${id} ${id}] >>`
    this.#put(
      Buffer.from(
        `xref\n0 ${size}\n${rows.join('')}trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`,
      ),
    )
    return this.#taken()
  }

  /** An object with the numbers that objects have in this file. */
  #copied(object: PDFObject, document: PDFDocument, copied: Map<PDFRef, PDFRef>): PDFObject {
    const copy = (inner: PDFObject) => this.#copied(inner, document, copied)
    if (object instanceof PDFRef) return this.#reference(object, document, copied)
    if (object instanceof PDFArray) {
      const array = PDFArray.withContext(this.#context)
      for (const inner of object.asArray()) array.push(copy(inner))
      return array
    }
    if (object instanceof PDFDict) return this.#dictionary(object, copy)
    if (object instanceof PDFRawStream) {
      return PDFRawStream.of(this.#dictionary(object.dict, copy), object.contents)
    }
    return object
  }

  /** What a printed page has: its content and its boxes. */
  #page({node}: PDFPage, copy: (object: PDFObject) => PDFObject): PDFDict {
    const page = this.#context.obj({Type: 'Page', Parent: pageTree})
    page.set(PDFName.of('Resources'), copy(node.Resources() ?? this.#context.obj({})))
    page.set(PDFName.of('MediaBox'), copy(node.MediaBox()))
    for (const key of ['TrimBox', 'BleedBox', 'Group', 'Contents']) {
      const value = node.get(PDFName.of(key))
      if (value !== undefined) page.set(PDFName.of(key), copy(value))
    }
    return page
  }

  #dictionary(dictionary: PDFDict, copy: (object: PDFObject) => PDFObject): PDFDict {
    const own = PDFDict.withContext(this.#context)
    for (const [key, value] of dictionary.entries()) own.set(key, copy(value))
    return own
  }

  #reference(ref: PDFRef, document: PDFDocument, copied: Map<PDFRef, PDFRef>): PDFRef {
    const known = copied.get(ref)
    if (known !== undefined) return known
    const object = document.context.lookup(ref)
    if (object === undefined) throw new Error(`The document has no object ${ref.toString()}.`)
    const own = this.#shared(this.#copied(object, document, copied))
    copied.set(ref, own)
    return own
  }

  /** Writes an object, or finds the one that says the same. */
  #shared(object: PDFObject): PDFRef {
    const key = createHash('sha256').update(bytesOf(object)).digest('base64')
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const ref = this.#write(object)
    this.#known.set(key, ref)
    return ref
  }

  #write(object: PDFObject, ref = PDFRef.of(this.#numbers + 1)): PDFRef {
    this.#numbers = Math.max(this.#numbers, ref.objectNumber)
    this.#offsets.set(ref.objectNumber, this.#written)
    this.#put(Buffer.from(`${ref.objectNumber} ${ref.generationNumber} obj\n`))
    this.#put(bytesOf(object))
    this.#put(Buffer.from('\nendobj\n'))
    return ref
  }

  #put(bytes: Buffer): void {
    this.#digest.update(bytes)
    this.#written += bytes.byteLength
    this.#parts.push(bytes)
  }

  #taken(): Uint8Array {
    const bytes = Buffer.concat(this.#parts)
    this.#parts = []
    return bytes
  }
}

function bytesOf(object: PDFObject): Buffer {
  const bytes = Buffer.alloc(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return bytes
}
