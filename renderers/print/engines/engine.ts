import type {Edition} from '../edition.ts'

/** Typst, in whatever form it runs on this machine. */
export interface Engine {
  /** Whether it holds screen editions against PDF/UA-1 (ISO 14289-1), and declares it in them. */
  readonly enforcesAccessibility: boolean
  /**
   * Sets a Typst source that reads the given files, by absolute path.
   * The same source and files give the same bytes; what fails is told, not thrown.
   */
  compile(
    source: string,
    files: ReadonlyMap<string, Uint8Array>,
    edition: Edition,
  ): Promise<Compiled>
  /** Lets go of everything that it remembers of what it set. */
  forget(): void
}

/** A PDF and how many pages it has, or the reason why there is none. */
export type Compiled =
  | {
      readonly pdf: Uint8Array
      readonly pages: number
      /** The values of what bears a label, in order; to be asked before the next source is set. */
      readonly marked: (label: string) => unknown
    }
  | {readonly problem: string}
