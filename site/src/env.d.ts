declare module 'virtual:tokens.css'

declare namespace App {
  /** What the pipeline hands to a page. */
  interface Locals {
    page: import('./page.ts').Page
  }
}
