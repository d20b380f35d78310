const atLeastCharacters = 32;
const atLeastDifferentCharacters = 10;
const keyBytes = 32;

export const howToMakeSecret = `node -e "console.log(require('node:crypto').randomBytes(32).toString('base64'))"`;

/** Adds a problem where a secret is missing, short or a placeholder. */
export function refuseWeakSecret(name: string, secret: string, problems: string[]): void {
  if (secret === "") problems.push(`${name} is missing. Make one with: ${howToMakeSecret}`);
  else if (secret.length < atLeastCharacters) problems.push(`${name} is shorter than ${atLeastCharacters} characters`);
  else if (isPlaceholder(secret)) problems.push(`${name} looks like a placeholder. Make one with: ${howToMakeSecret}`);
}

/** The 32 bytes of the master key, given as base64; adds a problem for anything else. */
export const readMasterKey = (text: string, problems: string[]): Uint8Array =>
  readKeyBytes("GOODSTANDING_MASTER_KEY", text, problems);

/** 32 random bytes, given as base64; adds a problem for anything else. */
export function readKeyBytes(name: string, text: string, problems: string[]): Uint8Array {
  const key = Buffer.from(text, "base64");
  if (text === "") problems.push(`${name} is missing. Make one with: ${howToMakeSecret}`);
  else if (key.length !== keyBytes) problems.push(`${name} must be ${keyBytes} bytes written as base64`);
  else if (new Set(key).size < atLeastDifferentCharacters) problems.push(`${name} is not random`);
  return new Uint8Array(key);
}

function isPlaceholder(secret: string): boolean {
  return (
    new Set(secret).size < atLeastDifferentCharacters || /change.?me|placeholder|your.?secret|example/i.test(secret)
  );
}
