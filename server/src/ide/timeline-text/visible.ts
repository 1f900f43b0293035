// eslint-disable-next-line no-control-regex -- control characters of the file must not reach the terminal
const invisible = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** A file's text as the terminal may show it: tabs are two blanks, other control characters cannot do anything. */
export function visible(text: string): string {
  return text.replace(/\t/g, '  ').replace(invisible, '�');
}
