import { type Ask, asking, newcomers, putKey, sendEvents, shopEvent } from "./api-scene";
import { moduleScene, putHolder } from "./module-scene";

/** A module, a key with every scope, a buyer of the shop with one order and one decline, their seller, and a holder. */
export async function contractScene() {
  const scene = await moduleScene();
  const ask = asking(scene, (await putKey(scene)).key);
  const { accountId: holderId } = await putHolder(scene);
  await tellOneOrder(ask);
  const rows = async (sql: string, values: readonly unknown[] = []) =>
    (await scene.database.pool.query(sql, [...values])).rows;
  return { scene, ask, holderId, rows };
}

export type ContractScene = Awaited<ReturnType<typeof contractScene>>;

export const order = { action: "PLACE_ORDER", amountMinor: 50_000, currency: "INR" };
export const lockNote = { reasonCode: "PAYMENT_FRAUD", note: "The shop saw a stolen card." };

// An answer's shape is what the tests ask about: nothing is known of it before.
export const json = async (response: Response) => await response.json();

async function tellOneOrder(ask: Ask): Promise<void> {
  const amount = { amountMinor: 100_000, currency: "INR" };
  const buyer = { accountId: "ext:contract-1", orderId: "c1" };
  await sendEvents(
    ask,
    [
      shopEvent("order.completed", { ...buyer, ...amount, sellerAccountId: "ext:contract-seller" }),
      shopEvent("payment.failed", { ...buyer, amountMinor: 1, currency: "INR" }),
    ],
    newcomers,
  );
}
