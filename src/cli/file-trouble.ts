import { reasonOf } from './usage-error.js';

/** What a disk did to us, in a few words with the system's code: `the disk is full: ENOSPC`. */
export function fileTrouble(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? reasonOf(error);
  return WORDS[code] ?? code;
}

/** The file that an error of the file system is about; undefined for any other error. */
export function fileOf(error: unknown): string | undefined {
  const { path, syscall } = error as NodeJS.ErrnoException;
  return syscall === undefined ? undefined : path;
}

/** For the codes that people meet. */
const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'no permission: EACCES',
  EEXIST: 'a file is where a folder should be: EEXIST',
  EISDIR: 'it is a folder: EISDIR',
  ENAMETOOLONG: 'the name is too long: ENAMETOOLONG',
  ENOENT: 'there is no such place: ENOENT',
  ENOSPC: 'the disk is full: ENOSPC',
  ENOTDIR: 'a file is where a folder should be: ENOTDIR',
  EPERM: 'not allowed: EPERM',
  EROFS: 'the disk is read-only: EROFS',
};
