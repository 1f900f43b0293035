import { window } from 'vscode';

/** A question in the middle of the window. Undefined: the person cancelled. */
export async function confirm<T extends string>(
  question: string,
  detail: string,
  ...answers: readonly T[]
): Promise<T | undefined> {
  return window.showInformationMessage(question, { modal: true, detail }, ...answers);
}

/** Asks for an exact text, such as the name of a production instance. @returns the text, or undefined when cancelled. */
export async function askToType(expected: string, title: string): Promise<string | undefined> {
  return window.showInputBox({
    title,
    prompt: `Type ${expected} to go on.`,
    ignoreFocusOut: true,
    validateInput: (typed) =>
      typed === expected ? undefined : `Type ${expected}, or press Escape to cancel.`,
  });
}

/** Asks for a value that may not be empty. @returns the value without surrounding spaces, or undefined when cancelled. */
export async function askForValue(
  title: string,
  prompt: string,
  secret: boolean,
): Promise<string | undefined> {
  const value = await window.showInputBox({
    title,
    prompt,
    password: secret,
    ignoreFocusOut: true,
    validateInput: (typed) => (typed.trim() === '' ? prompt : undefined),
  });
  return value?.trim();
}
