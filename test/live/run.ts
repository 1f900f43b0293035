/** `npm run live-check -- NAME [FOLDER]`: see docs/sandbox.md. */
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { liveCheck } from './live-check.ts';
import { reportPage } from './report-page.ts';
import { liveSettings } from './settings.ts';

const args = process.argv.slice(2);
const folder = resolve(args[1] ?? '.');
const settings = await liveSettings(args, process.env, folder);
if (typeof settings === 'string') {
  process.stderr.write(`${settings}\n`);
  process.exitCode = 64;
} else {
  const clock = {
    now: Date.now,
    sleep: (milliseconds: number) => new Promise<void>((done) => void setTimeout(done, milliseconds)),
  };
  process.stderr.write(
    'This takes some minutes: it keeps to less than half of the rate that the instance allows.\n',
  );
  try {
    const report = await liveCheck(settings, clock);
    await writeFile(join(folder, 'live-check.json'), `${JSON.stringify(report, undefined, 2)}\n`);
    await writeFile(join(folder, 'live-check.md'), reportPage(report));
    process.stderr.write(`Written: live-check.md and live-check.json in ${folder}\n`);
    process.exitCode = report.left.length === 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
