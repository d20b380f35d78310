import type { DemoStore } from "@/server/accounts/application/use-cases/load-demo/demo-population";
import type { SellingStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import { staffNoteFrom } from "@/server/accounts/domain/value-objects/staff-note";
import { parseStoreName } from "@/server/accounts/domain/value-objects/store-name";
import { device, userAgents } from "./demo-places";
import { couponAbused, disputed } from "./demo-shop";
import { demoGstin } from "./demo-stores";
import { boughtThen, type DemoStory, paidThen, type StoryTools, selling, shopping, story } from "./demo-story";
import { mustBe } from "./demo-values";

export type Shop = {
  readonly store: string;
  readonly owner: string;
  readonly stateCode: string;
  readonly index: number;
};

export const storeOf = (shop: Shop, stage: SellingStage, since: Date, isVerified = true): DemoStore => ({
  storeName: mustBe(parseStoreName(shop.store)),
  gstNumber: demoGstin(shop.owner, shop.stateCode, shop.index),
  isVerified,
  stage,
  since,
});

/** Everything a shop was asked for has been approved. */
export const approved = { identity: true, payout: true } as const;

/** Sellers whose stories the queue begins with. Their GSTINs count on from 900. */
export const sellerStories = (tools: StoryTools): readonly DemoStory[] =>
  [ashaVerma, iyerTraders, vardhanElectronics, noorTextiles, globalGadgetHub].map((tell) => tell(tools));

function ashaVerma(tools: StoryTools): DemoStory {
  const { clock } = tools;
  const id = "demo-seller";
  const note = staffNoteFrom("Sister orders to the same flat; the family confirmed it on the phone.");
  const shop = { store: "Verma Crafts", owner: "Asha Verma", stateCode: "27", index: 900 };
  return story({
    id,
    name: "Asha Verma",
    gender: "FEMALE",
    joinedAt: clock.daysAgo(254),
    mailbox: "mail.example",
    store: storeOf(shop, "PROBATION", clock.daysAgo(40)),
    approved,
    events: [
      ...boughtThen(id, { count: 9, daysAgo: 45, rupees: 1_550 }, tools),
      ...paidThen(id, { count: 3, daysAgo: 21, rupees: 1_590 }, tools),
      couponAbused("o_86940", id, "FESTIVE200", clock.daysAgo(20), 410),
      couponAbused("o_87991", id, "WELCOME150", clock.daysAgo(5), 390),
      couponAbused("o_88213", id, "WELCOME150", clock.daysAgo(1), 440),
    ],
    cases: [
      {
        reason: "RISK_REACHED_HIGH",
        openedAt: clock.daysAgo(5),
        decision: {
          outcome: "CLEAR",
          reasonCode: "SHARED_HOUSEHOLD",
          note,
          by: "demo-ravi-shetty",
          at: clock.daysAgo(4.2),
        },
      },
      { reason: "RISK_REACHED_HIGH", openedAt: clock.hoursAgo(7.05), decision: null },
    ],
    devices: [device(userAgents.chromeOnAndroid, { firstDaysAgo: 254, lastHoursAgo: 16 }, tools)],
    hasPassword: true,
  });
}

const lostDisputes = (
  seller: string,
  amounts: readonly number[],
  openedDaysAgo: number,
  lostDaysAgo: number,
  tools: StoryTools,
) =>
  amounts.flatMap((rupees) =>
    disputed({
      orderId: tools.newOrderId(),
      seller,
      rupees,
      openedAt: tools.clock.daysAgo(openedDaysAgo),
      lostAt: tools.clock.daysAgo(lostDaysAgo),
    }),
  );

function iyerTraders(tools: StoryTools): DemoStory {
  const { clock } = tools;
  const id = "demo-iyer-traders";
  const shop = { store: "Iyer Traders", owner: "Sundar Iyer", stateCode: "33", index: 901 };
  return story({
    id,
    name: shop.owner,
    gender: "MALE",
    joinedAt: clock.daysAgo(330),
    store: storeOf(shop, "ESTABLISHED", clock.daysAgo(300)),
    approved,
    events: [
      ...selling(id, { count: 27, fromDaysAgo: 32, toDaysAgo: 28, rupees: 4_000 }, tools),
      ...lostDisputes(id, [37_500, 37_450, 37_450], 20, 0.26, tools),
    ],
    cases: [{ reason: "RISK_REACHED_HIGH", openedAt: clock.daysAgo(0.26), decision: null }],
    devices: [device(userAgents.chromeOnWindows, { firstDaysAgo: 330, lastHoursAgo: 5 }, tools)],
  });
}

function vardhanElectronics(tools: StoryTools): DemoStory {
  const { clock } = tools;
  const id = "demo-vardhan-electronics";
  const shop = { store: "Vardhan Electronics", owner: "Vardhan Rathore", stateCode: "08", index: 902 };
  return story({
    id,
    name: shop.owner,
    gender: "MALE",
    joinedAt: clock.daysAgo(400),
    store: storeOf(shop, "ESTABLISHED", clock.daysAgo(380)),
    approved,
    events: [
      ...boughtThen(id, { count: 9, daysAgo: 45, rupees: 2_000 }, tools),
      ...selling(id, { count: 27, fromDaysAgo: 34, toDaysAgo: 26, rupees: 9_000 }, tools),
      ...lostDisputes(id, [98_000, 76_000, 62_000], 21, 0.09, tools),
    ],
    cases: [{ reason: "RISK_REACHED_HIGH", openedAt: clock.daysAgo(0.09), decision: null }],
    devices: [device(userAgents.firefoxOnLinux, { firstDaysAgo: 120, lastHoursAgo: 30 }, tools)],
  });
}

function noorTextiles(tools: StoryTools): DemoStory {
  const { clock } = tools;
  const id = "demo-noor-textiles";
  const shop = { store: "Noor Textiles", owner: "Noor Siddiqui", stateCode: "09", index: 903 };
  return story({
    id,
    name: shop.owner,
    gender: "FEMALE",
    joinedAt: clock.daysAgo(500),
    store: storeOf(shop, "ESTABLISHED", clock.daysAgo(470)),
    approved,
    events: [
      ...selling(id, { count: 90, fromDaysAgo: 170, toDaysAgo: 3, rupees: 6_000 }, tools),
      ...lostDisputes(id, [34_000, 38_000], 0.9, 0.45, tools),
    ],
    cases: [{ reason: "SCORE_FELL", openedAt: clock.daysAgo(0.45), decision: null }],
  });
}

function globalGadgetHub(tools: StoryTools): DemoStory {
  const { clock } = tools;
  const id = "demo-global-gadget-hub";
  const shop = { store: "Global Gadget Hub", owner: "Lokesh Malhotra", stateCode: "07", index: 904 };
  const note = staffNoteFrom(
    "Nine buyers got empty boxes; the courier's weights prove it. Locked, suspension asked of a lead.",
  );
  return story({
    id,
    name: shop.owner,
    gender: "MALE",
    joinedAt: clock.daysAgo(260),
    store: storeOf(shop, "ESTABLISHED", clock.daysAgo(230)),
    approved,
    events: [
      ...selling(id, { count: 14, fromDaysAgo: 80, toDaysAgo: 30, rupees: 7_000 }, tools),
      ...shopping(id, { count: 2, fromDaysAgo: 90, toDaysAgo: 60, rupees: 900 }, tools),
      ...lostDisputes(id, [22_000, 18_500, 19_900, 24_500, 21_000, 17_800, 20_400], 16, 8, tools),
    ],
    cases: [
      {
        reason: "RISK_REACHED_HIGH",
        openedAt: clock.daysAgo(8),
        decision: {
          outcome: "LOCK",
          reasonCode: "SELLER_FRAUD",
          note,
          by: "demo-arjun-kapoor",
          at: clock.daysAgo(7.9),
        },
      },
    ],
    turns: [{ kind: "SUSPEND", reason: "SELLER_FRAUD", at: clock.daysAgo(7.6), by: "demo-second-lead" }],
  });
}
