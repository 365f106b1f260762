/** What every reader of a source needs to know. */
export interface SourceOptions {
  /** The limit for one page in bytes, any compression undone. */
  readonly maxPageBytes: number;
  /** Inputs answered with true are passed over without being read further than needed. */
  readonly skip?: ((input: string) => boolean) | undefined;
  /** Told of how a stream or a file of many pages begins, and of its size in bytes. What it throws ends the reading. */
  readonly onBegin?: ((input: string, head: Uint8Array, size: number | null) => void) | undefined;
  /** Told of every archive record that holds no page by its media type, and gets no line: an image, say. */
  readonly onSkipped?: ((input: string, media: string) => void) | undefined;
}
