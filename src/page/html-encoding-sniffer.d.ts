declare module 'html-encoding-sniffer' {
  /** Bytes -> name of the encoding by BOM, transport label, then `<meta>` in the first 1,024 bytes. */
  // biome-ignore lint/style/noDefaultExport: the package has only one.
  export default function sniffEncoding(
    bytes: Uint8Array,
    options?: {
      readonly transportLayerEncodingLabel?: string;
      readonly defaultEncoding?: string;
      readonly xml?: boolean;
    },
  ): string;
}
