import { open, type FileHandle } from 'node:fs/promises';

/** A file's text, or a sentence that says why there is none and what to do. */
export type FileText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

/** Far above any real file: the largest instance known has some 3,500 campaigns, about 3 MB of text. */
export const largestFile = 10 * 1024 * 1024;

/** Reads a UTF-8 file. A byte order mark is dropped; other encodings and very large files are refused in words. */
export async function readTextFile(path: string): Promise<FileText> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path);
    const { size } = await handle.stat();
    if (size > largestFile) {
      const megabytes = Math.round(size / 1024 / 1024);
      return refuse(
        path,
        `has ${megabytes} MB; files above ${largestFile / 1024 / 1024} MB are not read. Split it: one program per file`,
      );
    }
    return decode(path, await handle.readFile());
  } catch (error) {
    return refuse(path, reasonOf(error));
  } finally {
    await handle?.close();
  }
}

export function decode(path: string, bytes: Uint8Array): FileText {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return refuse(path, 'is written in UTF-16. Save it as UTF-8');
  }
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return refuse(path, 'is not UTF-8 text (perhaps Windows-1252, or no text at all). Save it as UTF-8');
  }
}

function refuse(path: string, reason: string): FileText {
  return { ok: false, message: `${path} ${reason}.` };
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'does not exist';
    case 'EACCES':
    case 'EPERM':
      return 'cannot be read: permission denied';
    case 'EISDIR':
      return 'is a folder, not a file';
    default:
      return `cannot be read (${typeof code === 'string' ? code : 'unknown reason'})`;
  }
}
