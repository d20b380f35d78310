/** Makes and checks the six digits of one challenge. Only the hash is ever stored. */
export type VerificationCodes = {
  make(challengeId: string): { readonly code: string; readonly hash: Uint8Array };
  matches(challengeId: string, code: string, hash: Uint8Array): boolean;
};
