/** The columns of a session but for the hash of its token, which no mapper reads. */
export type SessionColumns = {
  readonly id: string;
  readonly accountId: string;
  readonly deviceId: string;
  readonly method: string;
  readonly level: string;
  readonly provedAt: Date;
  readonly idleSeconds: number;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
};

export const sessionColumns = {
  id: true,
  accountId: true,
  deviceId: true,
  method: true,
  level: true,
  provedAt: true,
  idleSeconds: true,
  createdAt: true,
  lastSeenAt: true,
  expiresAt: true,
  endedAt: true,
  endReason: true,
} as const;
