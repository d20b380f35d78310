import { namedPolicies } from "@/server/accounts/adapters/outbound/persistence/policy-reader";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { NamedPolicies } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import { policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { accountRefOf, EXTERNAL_REF } from "@/server/accounts/domain/value-objects/account-ref";
import { type AccountFacts, type AccountRow, accountFactsText, factsOf } from "./account-facts";
import type { PolicySource } from "./policy-source";
import { type ReadPool, readAlone, type Statement } from "./read-pool";

/** What answers about one account follow from, and the policy that scores it, as they stand at one moment. */
export type MachineFacts = {
  readonly facts: AccountFacts;
  readonly policy: TrustPolicy;
  /** The live version, which says for everybody what a fact weighs. */
  readonly rules: TrustPolicy;
};

export type ReadMachineFacts = (named: string) => Promise<Result<MachineFacts>>;

type Row = AccountRow & NamedPolicies;

const byId: Statement = { name: "machine-facts-by-id", text: accountFactsText("a.id = $1::uuid", namedPolicies) };
const byExternalId: Statement = {
  name: "machine-facts-by-ref",
  text: accountFactsText("a.external_id = $1", namedPolicies),
};

/** The account that another system names, with all that is asked of it often, in one statement. Refuses NOT_FOUND. */
export const readMachineFacts =
  ({ pool, now, policies }: { readonly pool: ReadPool; readonly now: Clock; readonly policies: PolicySource }) =>
  async (named: string): Promise<Result<MachineFacts>> => {
    const ref = accountRefOf(named);
    if (ref === null) return refuse({ code: "NOT_FOUND", what: "account" });
    const isExternal = ref.startsWith(EXTERNAL_REF);
    const id = isExternal ? ref.slice(EXTERNAL_REF.length) : ref;
    const at = now();
    return await readAlone(pool, async (read) => {
      const [row] = await read<Row>(isExternal ? byExternalId : byId, [id, true, true, at]);
      if (!row) return refuse({ code: "NOT_FOUND", what: "account" });
      const inForce = await policies.named(row);
      return done({ facts: factsOf(row, at), policy: policyFor(row.id, inForce), rules: inForce.live });
    });
  };
