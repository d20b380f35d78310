import { createHash } from "node:crypto";
import type { DemoPerson, DemoThing } from "@/server/accounts/application/use-cases/load-demo/demo-population";
import type { HistoricSignal } from "@/server/accounts/application/use-cases/record-history/account-history";
import { dateOfBirthFrom } from "@/server/accounts/domain/value-objects/date-of-birth";
import { type Email, parseEmail } from "@/server/accounts/domain/value-objects/email";
import { parsePersonName } from "@/server/accounts/domain/value-objects/person-name";
import { type Phone, parsePhone } from "@/server/accounts/domain/value-objects/phone";
import type { DraftSignal, MappingRules } from "../consumer/draft-signal";
import type { ShopEvent } from "../consumer/shop-event";
import { signalsOfEvent } from "../consumer/shop-events-handler";
import { storiesOfApplicants } from "./demo-applications";
import { storyClock } from "./demo-clock";
import { crowdOfBuyers } from "./demo-crowd-buyers";
import { crowdOfSellers, steadyShopId } from "./demo-crowd-sellers";
import { demoStaff } from "./demo-staff";
import { steadyShops } from "./demo-stores";
import { buyerStories } from "./demo-stories-buyers";
import { sellerStories } from "./demo-stories-sellers";
import type { DemoStory, StoryTools } from "./demo-story";
import { mustBe } from "./demo-values";
import { type Random, seededRandom } from "./seeded-random";

const SEED = 20_261_120;
const FIRST_ORDER = 71_000;

/**
 * Some 200 made-up people with half a year of history, the same ones every time, dated back from the day they are
 * loaded. Every status, lock, level of risk and selling stage is among them. Staff come first. Pure.
 */
export function demoMarketplace(loadedAt: Date, rules: MappingRules): readonly DemoPerson[] {
  const tools = openTools(loadedAt);
  const stories = [
    ...demoStaff(tools.clock),
    ...buyerStories(tools),
    ...sellerStories(tools),
    ...crowdOfSellers(tools),
    ...crowdOfBuyers(tools),
    ...storiesOfApplicants(tools),
  ];
  const signals = byAccount(stories.flatMap(({ events }) => events).flatMap((event) => signalsOfEvent(event, rules)));
  const things = thingsOf(stories.flatMap(({ events }) => events));
  const addresses = openAddresses();
  return stories.map((told, place) => toPerson(told, place, { signals, things, addresses, random: tools.random }));
}

function openTools(loadedAt: Date): StoryTools {
  const random = seededRandom(SEED);
  let order = FIRST_ORDER;
  return {
    clock: storyClock(loadedAt),
    random,
    newOrderId: () => {
      order += 1;
      return `o_${order}`;
    },
    anyShop: () => steadyShopId(random.between(0, steadyShops.length - 1)),
  };
}

type Shared = {
  readonly signals: ReadonlyMap<string, readonly HistoricSignal[]>;
  readonly things: ReadonlyMap<string, readonly DemoThing[]>;
  readonly addresses: (name: string, mailbox: string | null) => Email;
  readonly random: Random;
};

function toPerson(told: DemoStory, place: number, { signals, things, addresses, random }: Shared): DemoPerson {
  const { id, name, mailbox, contacts, isUnproved, events: _, ...facts } = told;
  const email = contacts === "PHONE" ? null : addresses(name, mailbox);
  const phone = contacts === "EMAIL" ? null : phoneNumber(place);
  const born = dateOfBirthFrom(`${random.between(1962, 2005)}-0${random.between(1, 9)}-${random.between(10, 28)}`);
  return {
    ...facts,
    externalId: id,
    name: mustBe(parsePersonName(name)),
    email,
    phone,
    proved: { email: email !== null && !isUnproved, phone: phone !== null && !isUnproved },
    dateOfBirth: told.staffRole === null ? born : null,
    signals: signals.get(id) ?? [],
    things: things.get(id) ?? [],
  };
}

/** Indian mobile numbers in a row; which of them anybody holds is not known here. */
const phoneNumber = (place: number): Phone => mustBe(parsePhone(`+91 98200 ${String(10_000 + place * 37)}`));

/** Made-up providers, under a domain that mail can never reach. */
const mailboxes = ["mail.example", "inbox.example", "post.example"] as const;

function openAddresses(): Shared["addresses"] {
  const taken = new Set<string>();
  return (name, mailbox) => {
    const local = name
      .toLowerCase()
      .replace(/[^a-z ]/gu, "")
      .replace(/ /gu, ".");
    const domain = mailbox ?? mailboxes[taken.size % mailboxes.length];
    let address = `${local}@${domain}`;
    for (let nth = 2; taken.has(address); nth += 1) address = `${local}${nth}@${domain}`;
    taken.add(address);
    return mustBe(parseEmail(address));
  };
}

function byAccount(drafts: readonly DraftSignal[]): ReadonlyMap<string, readonly HistoricSignal[]> {
  const groups = new Map<string, HistoricSignal[]>();
  for (const { account, ...signal } of drafts) {
    const group = groups.get(account);
    if (group) group.push(signal);
    else groups.set(account, [signal]);
  }
  return groups;
}

/** What people of the stories share, so that their links can be seen: one thing for each company that is told of. */
function thingsOf(events: readonly ShopEvent[]): ReadonlyMap<string, readonly DemoThing[]> {
  const things = new Map<string, Map<string, DemoThing>>();
  for (const event of events) {
    if (event.type !== "device.seen" || event.others.length === 0) continue;
    const company = [event.account, ...event.others.map(({ account }) => account)].sort();
    const thing = createHash("sha256").update(company.join(" ")).digest("hex");
    for (const id of company) {
      const own = things.get(id) ?? new Map<string, DemoThing>();
      things.set(id, own.set(thing, { thing, kind: event.kind, firstSeenAt: event.occurredAt }));
    }
  }
  return new Map([...things].map(([id, own]) => [id, [...own.values()]]));
}
