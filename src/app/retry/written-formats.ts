import { type FormatName, formatNames, formats, sharedAmong } from '../../render/index.ts';
import type { ManifestLine } from '../../state/input-rows.ts';

/** The formats that the stories of a manifest are written in. */
export class WrittenFormats {
  /** The formats of each line, as often as they are others. */
  readonly #together: Map<string, readonly FormatName[]> = new Map();
  readonly #names: Set<FormatName> = new Set();

  add({ paths }: ManifestLine): void {
    if (paths.length === 0) return;
    const found = paths.flatMap(formatsOf);
    const names = formatNames.filter((name) => found.includes(name));
    for (const name of names) this.#names.add(name);
    this.#together.set(names.join(), names);
  }

  /** What stories are written in together, as `--format` takes it. */
  get sets(): readonly string[] {
    return [...this.#together.keys()];
  }

  get names(): readonly FormatName[] {
    return formatNames.filter((name) => this.#names.has(name));
  }

  /** Formats whose files hold stories that those of this format do not. */
  apartFrom(name: FormatName): readonly FormatName[] {
    const apart = [...this.#together.values()].filter((names) => !names.includes(name)).flatMap(sharedAmong);
    return formatNames.filter((one) => apart.includes(one));
  }
}

/** The format of a file; where stories lie tells `.json` of theirs from other ends. */
function formatsOf(file: string): readonly FormatName[] {
  const kind = file.includes('/') ? 'file-per-story' : 'one-file';
  return formatNames.filter((name) => formats[name].kind === kind && file.endsWith(`.${formats[name].extension}`));
}
