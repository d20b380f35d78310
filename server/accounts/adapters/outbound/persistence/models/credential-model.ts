/** The columns of a credential; no query of a screen ever loads them. */
export const credentialColumns = { accountId: true, passwordHash: true, lastChangedAt: true } as const;
