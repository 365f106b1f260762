/** Texts lie one behind the other in pieces of so many bytes; one that is longer has a piece of its own. */
const pieceBytes = 256 * 1024;

/** The length of a text stands before it. */
const lengthBytes = 4;

/** Texts kept in a few large pieces, 4 GB in all: as many bytes as UTF-8 takes, and four for each. */
export class TextPool {
  readonly #pieces: Buffer[] = [];
  /** Bytes taken of the last piece. */
  #taken = pieceBytes;

  /** Keeps a text -> where it lies. */
  add(text: string): number {
    const length = lengthBytes + Buffer.byteLength(text, 'utf8');
    if (this.#taken + length > pieceBytes) {
      this.#pieces.push(Buffer.alloc(Math.max(pieceBytes, length)));
      this.#taken = 0;
    }
    const last = this.#pieces.length - 1;
    const start = this.#taken;
    const piece = this.#pieces[last];
    piece?.writeUInt32LE(length - lengthBytes, start);
    piece?.write(text, start + lengthBytes, 'utf8');
    this.#taken += length;
    if (last * pieceBytes + start >= 2 ** 32) throw new Error('more than 4 GB of texts');
    return last * pieceBytes + start;
  }

  /** Where a text lies -> the text. */
  at(place: number): string {
    const piece = this.#pieces[Math.floor(place / pieceBytes)];
    if (piece === undefined) throw new Error('no text lies here');
    const start = (place % pieceBytes) + lengthBytes;
    return piece.toString('utf8', start, start + piece.readUInt32LE(start - lengthBytes));
  }
}
