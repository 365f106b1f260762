import { type FormatName, formatNames, formats, sharedAmong } from '../render/index.ts';
import type { ManifestLine } from './manifest.ts';

/** The formats that the stories of a manifest are written in. */
export class WrittenFormats {
  /** Of each line that names files of many stories: their formats. */
  readonly #together: Map<string, readonly FormatName[]> = new Map();
  readonly #names: Set<FormatName> = new Set();

  add({ paths }: ManifestLine): void {
    if (paths.length === 0) return;
    const names = paths.flatMap(formatsOf);
    for (const name of names) this.#names.add(name);
    const shared = sharedAmong(names);
    if (shared.length > 0) this.#together.set(shared.join(), shared);
  }

  get names(): readonly FormatName[] {
    return formatNames.filter((name) => this.#names.has(name));
  }

  /** Formats whose files hold stories that those of this format do not. */
  apartFrom(name: FormatName): readonly FormatName[] {
    const apart = [...this.#together.values()].filter((names) => !names.includes(name)).flat();
    return formatNames.filter((one) => apart.includes(one));
  }
}

/** The format of a file; where stories lie tells `.json` of theirs from other ends. */
function formatsOf(file: string): readonly FormatName[] {
  const kind = file.includes('/') ? 'file-per-story' : 'one-file';
  return formatNames.filter((name) => formats[name].kind === kind && file.endsWith(`.${formats[name].extension}`));
}
