import type { OutboxMessage } from "./account-outbox-model";

/** CloudEvents 1.0 in structured JSON. Extension names are lower case and alphanumeric, as the specification wants. */
export type AccountCloudEvent = {
  readonly specversion: "1.0";
  /** Fixed when the change was written: however often it is delivered, it is one event. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: "application/json";
  readonly data: Readonly<Record<string, unknown>>;
  /** The key that order is kept by: the account's id, or the installation's own. */
  readonly partitionkey: string;
  /** Grows within one partition key; gaps mean nothing. */
  readonly sequence: string;
  readonly correlationid: string;
  readonly actor: string;
};

/** Who speaks: this domain, wherever it runs. */
export const EVENT_SOURCE = "/goodstanding/accounts";

export const toCloudEvent = (message: OutboxMessage): AccountCloudEvent => ({
  specversion: "1.0",
  id: message.id,
  source: EVENT_SOURCE,
  type: message.type,
  subject: subjectOf(message),
  time: message.occurredAt.toISOString(),
  datacontenttype: "application/json",
  data: message.payload,
  partitionkey: partitionOf(message),
  sequence: message.seq,
  correlationid: message.correlationId,
  actor: message.actor,
});

/** Everything of one partition keeps its order; failing, it holds back nothing else. */
export const partitionOf = ({ accountId }: OutboxMessage): string => accountId ?? "installation";

const subjectOf = ({ accountId, payload }: OutboxMessage): string =>
  accountId === null ? `trust-policies/${String(payload["policyVersion"])}` : `accounts/${accountId}`;
