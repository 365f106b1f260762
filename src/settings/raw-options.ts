/** Under this key options say which of them came from a config file. */
export const fromConfig: unique symbol = Symbol('from the config file');

/** What the user typed for a command, keyed by the option's long name in camel case. */
export interface RawOptions {
  readonly [name: string]: unknown;
  readonly [fromConfig]?: ConfigOrigin;
}

/** A config file, and the options that are from there, by their names in the program. */
export interface ConfigOrigin {
  readonly file: string;
  readonly keys: ReadonlyMap<string, ConfigKey>;
}

/** A key as a config file has it, and where: `3:5` is line 3, column 5. */
export interface ConfigKey {
  readonly key: string;
  readonly place: string;
}
