import type { Io } from '../io.ts';

/** Lines longer than this are hard to read, however wide the window is. */
const widest = 160;
/** For a file, a pipe, a log of a build. */
const usual = 120;

/** How many columns there are to draw in. */
export function widthOfTerminal({ columns }: Pick<Io, 'columns'>): number {
  return Math.min(widest, Math.max(60, columns ?? usual));
}
