import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path of a `file:` address; undefined for others (`untitled:`, `vscode-vfs:`) and for malformed ones. */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}
