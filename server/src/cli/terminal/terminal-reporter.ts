import type { Progress, Reporter } from '../../reporter/index.ts';
import type { Io } from '../io.ts';
import { painter } from './colours.ts';

/** Speaks on stderr; progress is one line that is rewritten on a terminal and a line per step elsewhere. */
export function terminalReporter(io: Io): Reporter {
  const paint = painter(io.colour);
  const sign = { info: '', warning: paint('yellow', 'warning: '), error: paint('red', 'error: ') };
  return {
    notify: (level, message) => io.err(`${sign[level]}${message}\n`),
    progress: (title, total) =>
      io.colour ? liveProgress(io, title, total) : plainProgress(io, title, total),
    async ask(question, options, fallback) {
      if (!io.interactive) return fallback;
      const answer = await io.question(`${question} [${options.join('/')}] (${fallback}) `);
      const given = answer?.trim().toLowerCase() ?? '';
      return options.find((option) => given !== '' && option.toLowerCase().startsWith(given)) ?? fallback;
    },
    askText: (question) => io.question(`${question} `),
  };
}

function plainProgress(io: Io, title: string, total: number | undefined): Progress {
  let count = 0;
  io.err(`${title}\n`);
  return {
    step(message) {
      count += 1;
      io.err(
        `  ${total === undefined ? '' : `${String(count).padStart(String(total).length)}/${total} `}${message}\n`,
      );
    },
    done: (message) => (message === undefined ? undefined : io.err(`${message}\n`)),
  };
}

function liveProgress(io: Io, title: string, total: number | undefined): Progress {
  let count = 0;
  const paint = painter(io.colour);
  const show = (message: string) => {
    const share = total === undefined ? '' : ` ${bar(count, total)} ${count}/${total}`;
    io.err(`\r\u001b[2K${paint('bold', title)}${share} ${paint('dim', message.slice(0, 70))}`);
  };
  show('');
  return {
    step(message) {
      count += 1;
      show(message);
    },
    done(message) {
      io.err('\r\u001b[2K');
      if (message !== undefined) io.err(`${message}\n`);
    },
  };
}

function bar(count: number, total: number): string {
  const width = 20;
  const filled = total === 0 ? width : Math.round((Math.min(count, total) / total) * width);
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}
