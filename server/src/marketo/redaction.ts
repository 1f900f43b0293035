/**
 * Takes secrets and personal data out of a text before anybody sees it: the given secrets wherever they stand, access
 * tokens, credentials in addresses, and the local part of e-mail addresses.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length < minimumLength) continue;
    clean = clean.replaceAll(secret, '•••').replaceAll(encodeURIComponent(secret), '•••');
  }
  return clean
    .replaceAll(
      /(client_secret|client_id|access_token|refresh_token)(["']?\s{0,5}[=:]\s{0,5}["']?)[^\s&"',}]+/gi,
      '$1$2•••',
    )
    .replaceAll(/\b(Bearer\s{1,5})[\w:.~+/=-]+/gi, '$1•••')
    .replaceAll(/[\w.+-]{1,64}@([\w-]{1,63}(\.[\w-]{1,63})+)/g, '•••@$1');
}

/** Shorter ones would blacken ordinary words. */
const minimumLength = 4;
