import { print, runTests } from '../runner.ts';
import { activationTests } from './activation.ts';
import { deployTests } from './deploy.ts';
import { languageTests } from './language.ts';

/** VS Code calls this inside the extension host; throwing is what fails the launch. */
export async function run(): Promise<void> {
  print('In the extension host');
  const failures = await runTests([...activationTests, ...languageTests, ...deployTests], undefined);
  if (failures > 0) throw new Error(`${failures} failed`);
}
