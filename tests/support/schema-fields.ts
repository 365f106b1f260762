import { readFileSync } from 'node:fs';

/** A JSON Schema, as far as the documents show it. */
export interface FieldShape {
  readonly type?: string | readonly string[];
  readonly const?: string | number;
  readonly enum?: readonly (string | null)[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, FieldShape>>;
  readonly items?: FieldShape;
}

/** A field of a record: where it is (`images[].url`), and what the schema says of it. */
export interface NamedField {
  readonly at: string;
  readonly shape: FieldShape;
}

/** The name of a schema in `schema/` -> all its fields, parts after their whole. */
export function fieldsOf(name: string): NamedField[] {
  const schema = JSON.parse(readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8')) as FieldShape;
  return partsOf(schema, '');
}

function partsOf(shape: FieldShape, at: string): NamedField[] {
  return Object.entries(shape.properties ?? {}).flatMap(([key, part]) => {
    const here = at === '' ? key : `${at}.${key}`;
    return [{ at: here, shape: part }, ...partsOf(part, here), ...partsOf(part.items ?? {}, `${here}[]`)];
  });
}

/** The name of a schema -> rows of a table: field, type, meaning. */
export function fieldRows(name: string): string[][] {
  return fieldsOf(name).map(({ at, shape }) => [`\`${at}\``, typeOf(shape), shape.description ?? '']);
}

/** More values than that are listed elsewhere. */
const mostValues = 6;

function typeOf(shape: FieldShape): string {
  if (shape.const !== undefined) return `\`${shape.const}\``;
  if (shape.enum !== undefined) {
    const values = shape.enum.filter((value) => value !== null);
    const words = values.length > mostValues ? 'one of a list' : values.map((value) => `\`${value}\``).join(', ');
    return values.length < shape.enum.length ? `${words} or null` : words;
  }
  const types = [shape.type ?? 'anything'].flat();
  return types.map((type) => (type === 'array' ? `list of ${pluralOf(shape.items)}` : type)).join(' or ');
}

function pluralOf(items: FieldShape | undefined): string {
  return items?.type === undefined ? 'values' : `${items.type}s`;
}
