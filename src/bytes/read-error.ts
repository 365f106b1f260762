import { systemCode } from '../errors.ts';

/** What a thrown value says, in one line without the stack. */
export function describeError(error: unknown): string {
  const code = systemCode(error);
  const known = code === null ? undefined : systemErrors[code];
  if (known !== undefined) return known;
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] ?? message;
}

const systemErrors: Readonly<Record<string, string>> = {
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  ELOOP: 'a symbolic link, which is not followed inside a folder, or a loop of links',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long for this file system',
  ENOENT: 'it is not there (any more)',
  ENOTDIR: 'a part of its path is no folder',
  ENXIO: 'a socket or device, not a regular file',
  EIO: 'the disk reported a read error',
};
