import { InvalidArgumentError } from 'commander';

/** Reads an option's number; anything else is wrong usage. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < 0)
    throw new InvalidArgumentError('It takes a whole number.');
  return value;
}
