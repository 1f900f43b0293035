import type { Command } from 'commander';
import type { Finish } from '../exit-codes.ts';
import type { Io } from '../io.ts';

export function registerLsp(program: Command, _io: Io, finish: Finish): void {
  program
    .command('lsp')
    .description('Run the language server for an editor.')
    .requiredOption('--stdio', 'speak over standard input and output')
    .addHelpText('after', '\nExample (Neovim):\n  cmd = { "lifecycle", "lsp", "--stdio" }\n')
    .action(async () => {
      const { serve } = await import('../../lsp/index.ts');
      finish(await serve());
    });
}
