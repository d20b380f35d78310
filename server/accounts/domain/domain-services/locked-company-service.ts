import type { TrustSignal } from "../entities/trust-signal";
import type { LockReason } from "../value-objects/lock-reason";

/** Locks for what others did to the account, or what its holder asked for: they say nothing against its company. */
const HARMLESS: ReadonlySet<LockReason> = new Set(["HOLDER_ASKED", "ACCOUNT_TAKEOVER", "FAILED_SIGN_INS"]);

export const speaksAgainstCompany = (reason: LockReason): boolean => !HARMLESS.has(reason);

/** Locks for fraud: whoever is linked is looked at (domain rules, section 4). */
const FRAUD: ReadonlySet<LockReason> = new Set([
  "COUPON_ABUSE",
  "PAYMENT_FRAUD",
  "REFUND_ABUSE",
  "SELLER_FRAUD",
  "LINKED_TO_FRAUD",
]);

export const isFraudLock = (reason: LockReason): boolean => FRAUD.has(reason);

/**
 * Where and since when somebody shares something with the account that was locked. `key` names what its lock adds for
 * ever, `meeting` what the sharing itself counted: a lock adds to that, and nothing where it did not count.
 */
export type LockedCompany = {
  readonly source: string;
  readonly key: string;
  readonly meeting: string;
  readonly lockedAt: Date;
  readonly detail: TrustSignal["detail"];
};

export type CompanySignal = Pick<
  TrustSignal,
  "factor" | "good" | "bad" | "occurredAt" | "source" | "sourceEventId" | "detail"
>;

type Known = Pick<TrustSignal, "source" | "sourceEventId" | "bad" | "occurredAt" | "detail">;

/** What a lock adds: the weight of a locked account less the one it had before, unless this lock's is counted already. */
export function weightsOfLock(
  company: readonly LockedCompany[],
  known: readonly Known[],
  bad: number,
): readonly CompanySignal[] {
  return company.flatMap(({ source, key, meeting, lockedAt, detail }) => {
    if (!hasMet(known, source, meeting)) return [];
    const counted = countedOf(known, source, key);
    if (counted.some((one) => !isTakenBack(known, one))) return [];
    const sourceEventId = counted.length === 0 ? key : `${key} ${counted.length + 1}`;
    return [{ factor: "sharedDevices", good: 0, bad, occurredAt: lockedAt, source, sourceEventId, detail }];
  });
}

/** What a lock added and what is taken back once a person found it wrong: the same mass at the same moment, negative. */
export function weightsTakenBack(company: readonly LockedCompany[], known: readonly Known[]): readonly CompanySignal[] {
  return company
    .flatMap(({ source, key }) => countedOf(known, source, key))
    .filter((one) => !isTakenBack(known, one))
    .map(({ source, sourceEventId, bad, occurredAt, detail }) => ({
      factor: "sharedDevices",
      good: 0,
      bad: -bad,
      occurredAt,
      source,
      sourceEventId: `${sourceEventId}${TAKEN_BACK}`,
      detail,
    }));
}

const hasMet = (known: readonly Known[], source: string, meeting: string): boolean =>
  known.some(
    (one) =>
      one.source === source &&
      (one.sourceEventId === meeting || one.sourceEventId.startsWith(`${meeting} since `)) &&
      !one.sourceEventId.endsWith(TAKEN_BACK) &&
      !isTakenBack(known, one),
  );

const TAKEN_BACK = " taken back";

/** By the key itself, or by its number where an earlier one was taken back. */
const countedOf = (known: readonly Known[], source: string, key: string): readonly Known[] =>
  known.filter((one) => one.source === source && one.sourceEventId.startsWith(key) && isNumbered(one, key));

const isNumbered = ({ sourceEventId }: Known, key: string): boolean =>
  /^(?: \d+)?$/u.test(sourceEventId.slice(key.length));

const isTakenBack = (known: readonly Known[], { source, sourceEventId }: Known): boolean =>
  known.some((one) => one.source === source && one.sourceEventId === `${sourceEventId}${TAKEN_BACK}`);
