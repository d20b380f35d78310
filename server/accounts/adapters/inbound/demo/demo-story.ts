import type {
  DemoCase,
  DemoDevice,
  DemoId,
  DemoStore,
  DemoTurn,
} from "@/server/accounts/application/use-cases/load-demo/demo-population";
import type { Gender } from "@/server/accounts/domain/value-objects/gender";
import type { StaffRole } from "@/server/accounts/domain/value-objects/role-type";
import type { ShopEvent } from "../consumer/shop-event";
import type { StoryClock } from "./demo-clock";
import { boughtWell } from "./demo-shop";
import type { Random } from "./seeded-random";

/** One person as a story tells them; contacts and dates of birth are given out when all stories are together. */
export type DemoStory = {
  readonly id: DemoId;
  readonly name: string;
  readonly gender: Gender | null;
  readonly joinedAt: Date;
  readonly contacts: "BOTH" | "EMAIL" | "PHONE";
  /** Nobody has answered with a code yet. */
  readonly isUnproved: boolean;
  /** Where the mail of this person goes; any of the made-up providers when null. */
  readonly mailbox: string | null;
  readonly staffRole: StaffRole | null;
  readonly store: DemoStore | null;
  readonly approved: { readonly identity: boolean; readonly payout: boolean };
  readonly turns: readonly DemoTurn[];
  readonly events: readonly ShopEvent[];
  readonly cases: readonly DemoCase[];
  readonly devices: readonly DemoDevice[];
  readonly hasPassword: boolean;
};

export type StoryTools = {
  readonly clock: StoryClock;
  readonly random: Random;
  /** A new one each time, the same ones in every marketplace. */
  readonly newOrderId: () => string;
  /** Somebody good to buy from. */
  readonly anyShop: () => DemoId;
};

/** Somebody ordinary, but for what is said. */
export function story(facts: Pick<DemoStory, "id" | "name" | "gender" | "joinedAt"> & Partial<DemoStory>): DemoStory {
  return {
    contacts: "BOTH",
    isUnproved: false,
    mailbox: null,
    staffRole: null,
    store: null,
    approved: { identity: false, payout: false },
    turns: [],
    events: [],
    cases: [],
    devices: [],
    hasPassword: false,
    ...facts,
  };
}

export type Shopping = {
  readonly count: number;
  readonly fromDaysAgo: number;
  readonly toDaysAgo: number;
  /** Usual orders; each differs. */
  readonly rupees: number;
};

const methods = ["upi", "upi", "card", "wallet"] as const;
const mostDeliveryDays = 4;

/** Orders that went well, spread over a time, none within a day of the one before where there is room for it. */
export function shopping(buyer: DemoId, { count, fromDaysAgo, toDaysAgo, rupees }: Shopping, tools: StoryTools) {
  const { clock, random } = tools;
  const step = (fromDaysAgo - toDaysAgo) / count;
  return Array.from({ length: count }, (_, place) => {
    const paidDaysAgo = fromDaysAgo - step * (place + random.next() * 0.5);
    const deliveredDaysAgo = Math.max(0.05, paidDaysAgo - 1 - random.next() * (mostDeliveryDays - 1));
    return boughtWell({
      id: tools.newOrderId(),
      buyer,
      seller: tools.anyShop(),
      rupees: Math.round(rupees * (0.5 + random.next())),
      method: random.pick(methods),
      paidAt: clock.daysAgo(paidDaysAgo),
      deliveredAt: clock.daysAgo(deliveredDaysAgo),
    });
  }).flat();
}

/** Sales to people outside the stories. */
export function selling(seller: DemoId, { count, fromDaysAgo, toDaysAgo, rupees }: Shopping, tools: StoryTools) {
  const { clock, random } = tools;
  const step = (fromDaysAgo - toDaysAgo) / count;
  return Array.from({ length: count }, (_, place) => {
    const deliveredAt = clock.daysAgo(fromDaysAgo - step * (place + random.next() * 0.9));
    const amount = Math.round(rupees * (0.5 + random.next()));
    const order = { id: tools.newOrderId(), buyer: null, seller, rupees: amount, method: "upi" };
    return boughtWell({ ...order, paidAt: deliveredAt, deliveredAt });
  }).flat();
}

/** Good orders all on one day, paid online or not: for stories that are told in numbers. */
export function boughtThen(
  buyer: DemoId,
  { count, daysAgo, rupees }: { readonly count: number; readonly daysAgo: number; readonly rupees: number },
  { clock, newOrderId, anyShop }: StoryTools,
): readonly ShopEvent[] {
  return Array.from({ length: count }, (_, place) => {
    const at = clock.minutesAgo(daysAgo * 1_440 - place);
    const [completed] = boughtWell({
      id: newOrderId(),
      buyer,
      seller: anyShop(),
      rupees: rupees + place * 10,
      method: "cod",
      paidAt: at,
      deliveredAt: at,
    }).filter(({ type }) => type === "order.completed");
    return completed ? [completed] : [];
  }).flat();
}

/** Payments that went through, apart from any order's outcome. */
export function paidThen(
  buyer: DemoId,
  { count, daysAgo, rupees }: { readonly count: number; readonly daysAgo: number; readonly rupees: number },
  { clock, newOrderId, anyShop }: StoryTools,
): readonly ShopEvent[] {
  return Array.from({ length: count }, (_, place) => {
    const at = clock.minutesAgo(daysAgo * 1_440 - place * 1_440);
    const order = { id: newOrderId(), buyer, seller: anyShop(), rupees, method: "upi", paidAt: at, deliveredAt: at };
    return boughtWell(order).filter(({ type }) => type === "payment.succeeded");
  }).flat();
}
