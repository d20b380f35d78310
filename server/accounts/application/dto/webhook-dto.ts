/** A receiver of events as the console lists it. What follows its host is nobody's business: it may carry a secret. */
export type WebhookRowDto = {
  readonly id: string;
  readonly host: string;
  readonly typeCount: number;
  readonly state: "ACTIVE" | "DISABLED";
  readonly createdBy: string;
  readonly failingSince: Date | null;
  readonly lastDeliveredAt: Date | null;
  /** Counted to 1,001: beyond it only "more" matters. */
  readonly waiting: number;
  readonly parked: number;
  /** Why the newest failure failed; null while nothing waits that was tried. */
  readonly lastError: string | null;
};

export type WebhooksDto = { readonly rows: readonly WebhookRowDto[] };
