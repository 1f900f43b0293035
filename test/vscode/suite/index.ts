import { runTests, suiteMark } from '../runner.ts';
import { activationTests } from './activation.ts';
import { deployTests } from './deploy.ts';
import { languageTests } from './language.ts';

/** VS Code calls this inside the extension host; throwing is what fails the launch. */
export async function run(): Promise<void> {
  print('In the extension host');
  const failures = await runTests([...activationTests, ...languageTests, ...deployTests], undefined, {
    print,
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}

function print(text: string): void {
  for (const line of text.split('\n')) console.log(suiteMark + line);
}
