import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ask, asking, putKey, shopEvent } from "../support/api-scene";
import { badInput, badInputTitle } from "../support/bad-input";
import { type ContractScene, contractScene } from "../support/contract-scene";
import { naughtyStrings } from "../support/naughty-strings";

let contract: ContractScene;
beforeAll(async () => {
  contract = await contractScene();
});
afterAll(() => contract.scene.close());

const collection: readonly string[] = badInput.isMissing ? [] : JSON.parse(badInput.read("blns.json"));

const hostileEvents = (text: string): readonly object[] => {
  const redeemed = shopEvent("coupon.redeemed", { accountId: "ext:contract-1", couponCode: text, deviceId: text });
  return [
    redeemed,
    { ...redeemed, id: text, source: text, type: text, [text]: text },
    shopEvent("coupon.redeemed", { accountId: `ext:${text}`, couponCode: text, instrument: text }),
    shopEvent("order.completed", { accountId: text, orderId: text, amountMinor: text, currency: text, ip: text }),
  ];
};

const hostileReads = (own: Ask) => (text: string) => {
  const inUrl = encodeURIComponent(text.replace(/\p{Cs}/gu, "?"));
  return [
    own("GET", `/accounts/${inUrl}`),
    own("GET", `/accounts?q=${inUrl}`),
    own("POST", "/accounts/lookup", { body: { text } }),
  ];
};

describe("hostile texts", () => {
  const title = badInputTitle("no text as id, name, parameter or field of an event gives 500 or is stored by half");
  test(title, async () => {
    const texts = [...new Set([...naughtyStrings, ...collection])].filter((text) => text.length <= 2_000);
    const failed: unknown[] = [];
    for (let start = 0; start < texts.length; start += 40) {
      const chunk = texts.slice(start, start + 40);
      // A key each: what is looked for here is not the limit.
      const own = asking(contract.scene, (await putKey(contract.scene)).key);
      const events = own("POST", "/events", {
        type: "application/cloudevents-batch+json",
        body: chunk.flatMap(hostileEvents),
      });
      // All of them as events, a fifth of the collection in every other place too.
      const asked = chunk
        .filter((text, at) => naughtyStrings.includes(text) || at % 5 === 0)
        .flatMap(hostileReads(own));
      for (const response of await Promise.all([events, ...asked])) {
        if (response.status === 500 || response.status === 429) failed.push([chunk, await response.text()]);
      }
    }
    expect(failed).toEqual([]);
    expect(Object.prototype).not.toHaveProperty("polluted");
  });
});
