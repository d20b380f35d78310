/** How the owner of an account proves themselves beside the password. No secret, no code, no key. */
export type OwnFactorsDto = {
  readonly app: { readonly confirmedAt: Date } | null;
  /** An app was begun and waits for its first code. */
  readonly appWaits: boolean;
  readonly passkeys: readonly OwnPasskeyDto[];
  readonly recoveryCodesLeft: number;
};

export type OwnPasskeyDto = {
  readonly id: string;
  readonly name: string;
  readonly addedAt: Date;
  readonly lastUsedAt: Date | null;
};
