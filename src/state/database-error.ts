import { messageOf } from '../errors.ts';

/** Why the database did not do what it was asked: held by another process, not a sound database, or something else. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError' as const;
  readonly kind: 'busy' | 'damaged' | 'other';

  constructor(kind: DatabaseError['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** What was written as JSON -> its value. Throws DatabaseError where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DatabaseError('damaged', messageOf(error), { cause: error });
  }
}
