/** What the command line answers to scripts. */
export const exitCode = {
  /** Nothing to complain about. */
  clean: 0,
  /** Findings of severity error, refused operations, unreadable files. */
  errors: 1,
  /** Changes or drift, where `--detailed-exitcode` asks for it; drift in `verify`. */
  changes: 2,
  /** Wrong usage: an unknown option, a missing argument. */
  usage: 64,
  /** A defect of ours. */
  defect: 70,
} as const;

/** How a command reports its exit code: commander's actions return nothing. */
export type Finish = (code: number) => void;
