import type { DemoTurn } from "@/server/accounts/application/use-cases/load-demo/demo-population";
import { usualDevices } from "./demo-places";
import { disputed } from "./demo-shop";
import { type DemoShop, newShops, steadyShops } from "./demo-stores";
import { approved, storeOf } from "./demo-stories-sellers";
import { type DemoStory, type StoryTools, selling, shopping, story } from "./demo-story";

export const steadyShopId = (index: number): string => `demo-shop-${String(index + 1).padStart(2, "0")}`;

/** Shops that are not named in any story of their own. */
export const crowdOfSellers = (tools: StoryTools): readonly DemoStory[] => [
  ...steadyShops.map((shop, index) => steady(shop, index, tools)),
  ...newShops.map((shop, index) => onProbation(shop, index, tools)),
];

function steady(shop: DemoShop, index: number, tools: StoryTools): DemoStory {
  const { clock, random } = tools;
  const id = steadyShopId(index);
  const joined = random.between(300, 900);
  const sales = { count: random.between(25, 60), fromDaysAgo: 175, toDaysAgo: 1, rupees: random.between(600, 3_000) };
  const complaints = index % 4 === 0 ? [complaint(id, 40 + index, index % 8 === 0, tools)] : [];
  return story({
    id,
    name: shop.owner,
    gender: null,
    joinedAt: clock.daysAgo(joined),
    store: storeOf({ ...shop, index: 100 + index }, "ESTABLISHED", clock.daysAgo(joined - 30)),
    approved,
    events: [
      ...selling(id, sales, tools),
      ...shopping(id, { count: random.between(1, 5), fromDaysAgo: 150, toDaysAgo: 10, rupees: 1_000 }, tools),
      ...complaints.flat(),
    ],
    devices: index % 2 === 0 ? usualDevices(joined, tools) : [],
    turns: index === 9 ? [sellerLock(tools)] : [],
  });
}

function onProbation(shop: DemoShop, index: number, tools: StoryTools): DemoStory {
  const { clock, random } = tools;
  const id = `demo-new-shop-${String(index + 1).padStart(2, "0")}`;
  const joined = random.between(35, 80);
  const sales = { count: random.between(3, 9), fromDaysAgo: 24, toDaysAgo: 1, rupees: 900 };
  const lost = index < 2 ? [3.2, 2.1, 1.4].map((days) => complaint(id, days + index, true, tools)) : [];
  return story({
    id,
    name: shop.owner,
    gender: null,
    joinedAt: clock.daysAgo(joined),
    store: storeOf({ ...shop, index: 200 + index }, "PROBATION", clock.daysAgo(26)),
    approved,
    events: [...selling(id, sales, tools), ...lost.flat()],
    devices: index % 2 === 0 ? usualDevices(joined, tools) : [],
    turns: index === 1 || index === 5 ? [sellerLock(tools)] : [],
  });
}

const complaint = (seller: string, daysAgo: number, isLost: boolean, { clock, newOrderId }: StoryTools) =>
  disputed({
    orderId: newOrderId(),
    seller,
    rupees: 2_600,
    openedAt: clock.daysAgo(daysAgo + 4),
    lostAt: isLost ? clock.daysAgo(daysAgo) : null,
  });

/** Stops selling only: the holder goes on buying. */
const sellerLock = ({ clock }: StoryTools): DemoTurn => ({
  kind: "LOCK",
  reason: "SELLER_FRAUD",
  scope: "SELLER",
  at: clock.daysAgo(1),
  until: clock.daysAgo(-9),
  by: "demo-ravi-shetty",
  approvedBy: "demo-second-lead",
});
