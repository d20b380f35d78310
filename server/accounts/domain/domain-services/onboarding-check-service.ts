import type { CheckResult } from "../entities/check-result";
import type { BlockingCheck } from "../entities/seller-onboarding";
import type { AccountId } from "../value-objects/account-id";
import type { CheckName, CheckOutcome } from "../value-objects/check-name";
import { gstStateName } from "../value-objects/gst-state";
import { panOf, parseGstin, stateCodeOf } from "../value-objects/gstin";
import { looksLikeAnotherName } from "../value-objects/look-alike-name";
import type { ApplicationStage } from "../value-objects/onboarding-stage";
import { parsePan } from "../value-objects/pan";
import { parsePayoutAccount } from "../value-objects/payout-account";
import { DAY_MS } from "../value-objects/time-span";
import { matchNames, type NameMatch } from "./name-match-service";

/** All that the checks of one stage look at. Gathered outside; the checks themselves ask nobody. */
export type CheckFacts = {
  readonly at: Date;
  /** By stage, as they were sent: this stage's and the earlier ones'. */
  readonly sent: Readonly<Partial<Record<ApplicationStage, Readonly<Record<string, string | boolean>>>>>;
  readonly isMailDisposable: boolean | null;
  /** Who else has the number: sells under it, or applied first. */
  readonly gstinHolder: AccountId | null;
  readonly panHolders: readonly AccountId[];
  readonly payoutHolders: readonly AccountId[];
  /** Of other accounts that sell under a name that looks the same. */
  readonly shopsAlike: readonly AccountId[];
  /** Accounts on hold that share a device, a number or another identifier. */
  readonly linkedHeld: readonly AccountId[];
  /** Null while no registry is asked. */
  readonly registry: RegistryAnswer | null;
};

export type RegistryAnswer = {
  readonly status: "ACTIVE" | "CANCELLED" | "UNKNOWN" | "UNREACHABLE";
  readonly legalName: string | null;
};

type Check = (facts: CheckFacts) => CheckResult;

/** Which checks each stage runs, in the order that staff read them. */
export const CHECKS_OF_STAGE: Readonly<Record<ApplicationStage, readonly CheckName[]>> = {
  BUSINESS: ["DISPOSABLE_MAIL", "LINKED_LOCKED"],
  IDENTITY: ["PAN_FORMAT", "PAN_DUPLICATE", "NAME_MATCH", "DOCUMENT_EXPIRY", "LINKED_LOCKED"],
  TAX: ["GSTIN_FORMAT", "GSTIN_STATE", "PAN_IN_GSTIN", "GSTIN_DUPLICATE", "NAME_MATCH", "REGISTRY", "LINKED_LOCKED"],
  PAYOUT: ["PAYOUT_FORMAT", "PAYOUT_DUPLICATE", "NAME_MATCH", "LINKED_LOCKED"],
  STORE: ["STORE_NAME", "LINKED_LOCKED"],
  FINAL: ["LINKED_LOCKED"],
};

export const runChecks = (stage: ApplicationStage, facts: CheckFacts): readonly CheckResult[] =>
  CHECKS_OF_STAGE[stage].map((name) => (name === "NAME_MATCH" ? nameMatch(stage, facts) : CHECKS[name](facts)));

/** What keeps the stage from being approved, and who may say that it does not matter. */
export const blockingOf = (results: readonly CheckResult[]): readonly BlockingCheck[] =>
  results.flatMap(({ check, outcome }): BlockingCheck[] => {
    if (outcome === "REVIEW") return [{ check, needs: "LEAD" }];
    return outcome === "FAIL" ? [{ check, needs: "REASON" }] : [];
  });

const answer = (
  check: CheckName,
  outcome: CheckOutcome,
  words: string,
  related: readonly AccountId[] = [],
): CheckResult => ({ check, outcome, words, related });

const textOf = ({ sent }: CheckFacts, stage: ApplicationStage, field: string): string => {
  const value = sent[stage]?.[field];
  return typeof value === "string" ? value : "";
};

const gstinOf = (facts: CheckFacts) => parseGstin(textOf(facts, "TAX", "gstNumber"));

const CHECKS: Readonly<Record<Exclude<CheckName, "NAME_MATCH">, Check>> = {
  GSTIN_FORMAT: (facts) => {
    const read = gstinOf(facts);
    return read.ok
      ? answer("GSTIN_FORMAT", "PASS", "Well formed, and the check digit fits. That is not yet registered.")
      : answer("GSTIN_FORMAT", "FAIL", "Not well formed.");
  },
  GSTIN_STATE: (facts) => {
    const read = gstinOf(facts);
    if (!read.ok) return answer("GSTIN_STATE", "NOT_RUN", "There is no number to read a state from.");
    const [declared, found] = [textOf(facts, "BUSINESS", "state"), stateCodeOf(read.value)];
    return declared === found
      ? answer("GSTIN_STATE", "PASS", `${gstStateName(found)}, as declared.`)
      : answer(
          "GSTIN_STATE",
          "FAIL",
          `The number is of ${gstStateName(found)}, the business of ${gstStateName(declared)}.`,
        );
  },
  PAN_FORMAT: (facts) =>
    parsePan(textOf(facts, "IDENTITY", "pan")).ok
      ? answer("PAN_FORMAT", "PASS", "Well formed.")
      : answer("PAN_FORMAT", "FAIL", "Not well formed."),
  PAN_IN_GSTIN: (facts) => {
    const [number, pan] = [gstinOf(facts), parsePan(textOf(facts, "IDENTITY", "pan"))];
    if (!number.ok || !pan.ok) return answer("PAN_IN_GSTIN", "NOT_RUN", "One of the two numbers is not well formed.");
    return panOf(number.value) === String(pan.value)
      ? answer("PAN_IN_GSTIN", "PASS", "The PAN inside the GSTIN is the one of Identity.")
      : answer("PAN_IN_GSTIN", "FAIL", "The PAN inside the GSTIN is another one than in Identity.");
  },
  GSTIN_DUPLICATE: ({ gstinHolder }) =>
    gstinHolder
      ? answer("GSTIN_DUPLICATE", "REVIEW", "Another account has this number. A LEAD confirms a declared group.", [
          gstinHolder,
        ])
      : answer("GSTIN_DUPLICATE", "PASS", "No other account has this number."),
  PAN_DUPLICATE: ({ panHolders }) => duplicate("PAN_DUPLICATE", panHolders, "PAN"),
  PAYOUT_DUPLICATE: ({ payoutHolders }) => duplicate("PAYOUT_DUPLICATE", payoutHolders, "payout account"),
  DOCUMENT_EXPIRY: (facts) => {
    const expires = textOf(facts, "IDENTITY", "documentExpiresOn");
    if (expires === "") {
      return textOf(facts, "IDENTITY", "documentKind") === "VOTER_CARD"
        ? answer("DOCUMENT_EXPIRY", "NOT_RUN", "This kind of document does not run out.")
        : answer("DOCUMENT_EXPIRY", "WARN", "It was not said when the document runs out: look on it.");
    }
    const today = facts.at.toISOString().slice(0, 10);
    if (expires < today) return answer("DOCUMENT_EXPIRY", "FAIL", `Ran out on ${expires}.`);
    const soon = new Date(facts.at.getTime() + EXPIRES_SOON_MS).toISOString().slice(0, 10);
    return expires < soon
      ? answer("DOCUMENT_EXPIRY", "WARN", `Runs out on ${expires}.`)
      : answer("DOCUMENT_EXPIRY", "PASS", `Good until ${expires}.`);
  },
  PAYOUT_FORMAT: (facts) => {
    const method = textOf(facts, "PAYOUT", "method") === "UPI" ? "UPI" : "BANK";
    const field = (name: string) => textOf(facts, "PAYOUT", name);
    const [ifsc, accountNumber, upiAddress] = [field("ifsc"), field("accountNumber"), field("upiAddress")];
    return parsePayoutAccount({ method, ifsc, accountNumber, upiAddress }).ok
      ? answer(
          "PAYOUT_FORMAT",
          "PASS",
          method === "UPI" ? "A UPI address." : "IFSC and account number are well formed.",
        )
      : answer("PAYOUT_FORMAT", "FAIL", "Not well formed.");
  },
  STORE_NAME: (facts) => {
    const { shopsAlike } = facts;
    if (shopsAlike.length > 0) {
      return answer("STORE_NAME", "REVIEW", `Looks like the name of ${shopsOf(shopsAlike)} already.`, shopsAlike);
    }
    return looksLikeAnotherName(textOf(facts, "STORE", "storeName"))
      ? answer("STORE_NAME", "REVIEW", "Written with letters of another script that are drawn alike.")
      : answer("STORE_NAME", "PASS", "No shop that sells has a name that looks like it.");
  },
  DISPOSABLE_MAIL: ({ isMailDisposable }) => {
    if (isMailDisposable === null) return answer("DISPOSABLE_MAIL", "NOT_RUN", "There is no confirmed email address.");
    return isMailDisposable
      ? answer("DISPOSABLE_MAIL", "WARN", "The address belongs to a service for throw-away mail.")
      : answer("DISPOSABLE_MAIL", "PASS", "No throw-away mail.");
  },
  LINKED_LOCKED: ({ linkedHeld }) =>
    linkedHeld.length > 0
      ? answer("LINKED_LOCKED", "REVIEW", `Shares details with ${counted(linkedHeld)} on hold.`, linkedHeld)
      : answer("LINKED_LOCKED", "PASS", "Shares nothing with an account on hold."),
  REGISTRY: (facts) => {
    const { registry } = facts;
    if (!registry) return answer("REGISTRY", "NOT_RUN", "Registry lookup: not configured.");
    if (registry.status === "UNREACHABLE") return answer("REGISTRY", "NOT_RUN", "The registry did not answer.");
    if (registry.status !== "ACTIVE") {
      return answer(
        "REGISTRY",
        "FAIL",
        `The registry says: ${registry.status === "CANCELLED" ? "cancelled" : "unknown"}.`,
      );
    }
    const match = matchNames(registry.legalName ?? "", textOf(facts, "TAX", "legalName"));
    if (match.outcome === "DIFFERENT") {
      return answer("REGISTRY", "FAIL", `Registered, under another name: ${match.words}.`);
    }
    return match.outcome === "CLOSE"
      ? answer("REGISTRY", "WARN", `Registered and active; the name is close: ${match.words}.`)
      : answer("REGISTRY", "PASS", "Registered and active, under this name.");
  },
};

const EXPIRES_SOON_MS = 30 * DAY_MS;

/** Whose name has to be whose: the document's and the account holder's, the tax number's and the business's, and so on. */
const NAMES_COMPARED: Readonly<Partial<Record<ApplicationStage, readonly (readonly [ApplicationStage, string])[]>>> = {
  IDENTITY: [
    ["IDENTITY", "fullName"],
    ["BUSINESS", "ownerName"],
  ],
  TAX: [
    ["TAX", "legalName"],
    ["BUSINESS", "legalName"],
  ],
  PAYOUT: [
    ["PAYOUT", "accountHolder"],
    ["TAX", "legalName"],
  ],
};

const NAME_OUTCOMES: Readonly<Record<NameMatch["outcome"], CheckOutcome>> = {
  SAME: "PASS",
  CLOSE: "WARN",
  DIFFERENT: "FAIL",
};

function nameMatch(stage: ApplicationStage, facts: CheckFacts): CheckResult {
  const [one, other] = NAMES_COMPARED[stage] ?? [];
  if (!one || !other) return answer("NAME_MATCH", "NOT_RUN", "This stage compares no names.");
  const { outcome, words } = matchNames(textOf(facts, ...one), textOf(facts, ...other));
  return answer("NAME_MATCH", NAME_OUTCOMES[outcome], `Compared with the name in ${other[0].toLowerCase()}: ${words}.`);
}

const duplicate = (check: CheckName, holders: readonly AccountId[], what: string): CheckResult =>
  holders.length > 0
    ? answer(check, "REVIEW", `The same ${what} was given by ${counted(holders)}.`, holders)
    : answer(check, "PASS", `No other account gave this ${what}.`);

const shopsOf = (accounts: readonly AccountId[]): string =>
  accounts.length === 1 ? "a shop that sells" : `${accounts.length} shops that sell`;

const counted = (accounts: readonly AccountId[]): string =>
  accounts.length === 1 ? "1 other account" : `${accounts.length} other accounts`;
