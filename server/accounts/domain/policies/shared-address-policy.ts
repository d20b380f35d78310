/** An address that more accounts than this use says a little against each (trust policy, section 2). */
export const sharedAddressPolicy = { accounts: 10, badness: 0.2 } as const;

/** The masses of one sighting at an address that many share: what a list says stands where it is worse. */
export function sharedMasses(bad: number): { readonly good: number; readonly bad: number } {
  const worse = Math.max(bad, sharedAddressPolicy.badness);
  return { good: 1 - worse, bad: worse };
}
