import { expect, it } from 'vitest';
import { invocationOn, processRunner } from '../../server/src/salesforce/process-runner.ts';

const run = processRunner({ environment: process.env });
const node = process.execPath;

it('returns what the program prints and how it ends', async () => {
  const script = 'process.stdout.write("out"); process.stderr.write("err"); process.exitCode = 3';
  expect(await run(node, ['-e', script])).toEqual({ kind: 'exited', code: 3, stdout: 'out', stderr: 'err' });
});

it('hands arguments over as they are, without a shell', async () => {
  const words = ['$(echo hi)', '; ls', '"quoted"', '*'];
  const result = await run(node, ['-e', 'console.log(JSON.stringify(process.argv.slice(1)))', ...words]);
  expect(result).toMatchObject({ kind: 'exited', stdout: `${JSON.stringify(words)}\n` });
});

it('says that there is no such program', async () => {
  expect(await run('no-such-program-here', [])).toEqual({ kind: 'missing' });
});

it('stops a program that takes too long', async () => {
  const impatient = processRunner({ environment: process.env, timeout: 200 });
  expect(await impatient(node, ['-e', 'setInterval(() => 0, 1000)'])).toEqual({
    kind: 'stopped',
    why: 'timed-out',
  });
});

it('stops a program when it is cancelled', async () => {
  const cancel = new AbortController();
  const result = run(node, ['-e', 'setInterval(() => 0, 1000)'], cancel.signal);
  cancel.abort();
  expect(await result).toEqual({ kind: 'stopped', why: 'cancelled' });
});

it('starts batch files on Windows through cmd.exe', () => {
  expect(
    invocationOn('win32', 'sf', ['org', 'display', '--target-org', 'mops+dev@acme.example', '--json']),
  ).toEqual({
    file: 'cmd.exe',
    args: ['/d', '/s', '/c', '"sf org display --target-org mops+dev@acme.example --json"'],
    verbatim: true,
  });
});

it.each(['a & calc', '%PATH%', 'a"b', 'a^b', 'a|b', ''])('does not hand %j to cmd.exe', (word) => {
  expect(invocationOn('win32', 'sf', ['org', 'display', '--target-org', word])).toBeUndefined();
});
