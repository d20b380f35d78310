import type { SellingHomeDto } from "@/server/accounts/application/dto/selling-home-dto";
import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { readAccountFacts } from "./account-facts";
import { readConduct } from "./get-account-conduct";
import type { PolicySource } from "./policy-source";
import { type ReadPool, readTogether, type Statement } from "./read-pool";
import { effectsNow, figuresOf, numberOf, type OwnWay, probationOf, stateOf } from "./selling-home-parts";

export type SellingHomeDeps = { readonly pool: ReadPool; readonly policies: PolicySource; readonly now: Clock };

/** No row for sellers who never applied here. */
const ownWay: Statement = {
  name: "selling-home",
  text: `SELECT s.gst_number, s.state,
           (SELECT count(DISTINCT f.order_id)::int FROM shop_sale_fact f
             WHERE f.seller_id = s.account_id AND f.kind = 'COMPLETED') AS sales
         FROM seller_application s WHERE s.account_id = $1 ORDER BY s.opened_at DESC, s.id DESC LIMIT 1`,
};

/** A holder reads no points and no cases, not even their own. */
const HOLDER = { seesPoints: false, seesCases: false };

/** What the holder's own shop may do, why, and what changes it. NOT_FOUND for whoever does not sell. */
export const getSellingHome =
  ({ pool, policies, now }: SellingHomeDeps) =>
  async ({ accountId }: HolderActor): Promise<Result<SellingHomeDto>> => {
    const [policy, at] = [await policies.liveFor(accountId), now()];
    return await readTogether(pool, async (read) => {
      const [facts, [way], { seller }] = await Promise.all([
        readAccountFacts(read, accountId, HOLDER, at),
        read<OwnWay>(ownWay, [accountId]),
        readConduct(read, accountId, true),
      ]);
      const { store_name: storeName, seller_since: since } = facts?.row ?? {};
      if (!facts || !storeName || !since) return refuse({ code: "NOT_FOUND", what: "seller profile" });
      const number = numberOf(facts, way);
      const effects = effectsNow(facts, policy, number);
      return done({
        storeName,
        since,
        number,
        state: stateOf(facts, number, effects.privileges.listingLimit > 0),
        isEstablished: facts.stage === "ESTABLISHED",
        ...effects,
        probation: probationOf(facts, policy, { way, since, at }),
        figures: figuresOf(seller, way),
      });
    });
  };
