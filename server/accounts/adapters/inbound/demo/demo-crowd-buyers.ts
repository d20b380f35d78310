import type { DemoTurn } from "@/server/accounts/application/use-cases/load-demo/demo-population";
import { staffNoteFrom } from "@/server/accounts/domain/value-objects/staff-note";
import { crowdName } from "./demo-names";
import { usualDevices } from "./demo-places";
import {
  address,
  cancelledByBuyer,
  chargedBack,
  couponAbused,
  declined,
  newDevice,
  newInstrument,
  refunded,
  sharedDevice,
} from "./demo-shop";
import { type DemoStory, type Shopping, type StoryTools, shopping, story } from "./demo-story";

type Kind = {
  readonly count: number;
  readonly tell: (about: Pick<DemoStory, "id" | "name" | "gender">, place: number, tools: StoryTools) => DemoStory;
};

/** Everybody else who buys: how many of each kind, and what each kind does. */
const kinds: readonly Kind[] = [
  { count: 18, tell: weekly },
  { count: 60, tell: monthly },
  { count: 24, tell: newcomer },
  { count: 7, tell: unproved },
  { count: 6, tell: sendsBack },
  { count: 4, tell: formerChargeback },
  { count: 3, tell: freshChargeback },
  { count: 4, tell: couponHunter },
  { count: 3, tell: decliner },
  { count: 5, tell: family },
  { count: 2, tell: takenOver },
  { count: 4, tell: lockedBuyer },
  { count: 3, tell: lockedOutStrangers },
  { count: 3, tell: suspendedBuyer },
  { count: 3, tell: disabledBuyer },
];

export function crowdOfBuyers(tools: StoryTools): readonly DemoStory[] {
  let index = 0;
  return kinds.flatMap(({ count, tell }) =>
    Array.from({ length: count }, (_, place) => {
      const { name, gender } = crowdName(index);
      index += 1;
      return tell({ id: `demo-crowd-${String(index).padStart(3, "0")}`, name, gender }, place, tools);
    }),
  );
}

type About = Pick<DemoStory, "id" | "name" | "gender">;

/** Somebody who joined so long ago and shopped since; some are signed in somewhere. */
function buyer(about: About, joinedDaysAgo: number, orders: Shopping | null, tools: StoryTools): DemoStory {
  return story({
    ...about,
    joinedAt: tools.clock.daysAgo(joinedDaysAgo),
    contacts: tools.random.pick(["BOTH", "BOTH", "EMAIL", "PHONE"] as const),
    events: orders ? shopping(about.id, orders, tools) : [],
    devices: tools.random.chance(0.35) ? usualDevices(joinedDaysAgo, tools) : [],
  });
}

const also = (told: DemoStory, events: DemoStory["events"]): DemoStory => ({
  ...told,
  events: [...told.events, ...events],
});

function weekly(about: About, _place: number, tools: StoryTools): DemoStory {
  const { random } = tools;
  const count = random.between(26, 32);
  return buyer(about, random.between(185, 700), { count, fromDaysAgo: 120, toDaysAgo: 2, rupees: 900 }, tools);
}

function monthly(about: About, place: number, tools: StoryTools): DemoStory {
  const { random, clock } = tools;
  const orders = { count: random.between(3, 8), fromDaysAgo: 170, toDaysAgo: random.between(2, 25), rupees: 1_200 };
  const told = buyer(about, random.between(175, 600), orders, tools);
  const extra = [
    ...(place % 6 === 0
      ? [newDevice(`new device of ${about.id}`, about.id, clock.daysAgo(random.between(3, 40)))]
      : []),
    ...(place % 7 === 0 ? [declined(`o_decl_${about.id}`, about.id, 1_100, clock.daysAgo(random.between(8, 80)))] : []),
    ...(place % 9 === 0
      ? [cancelledByBuyer(`o_canc_${about.id}`, about.id, 900, clock.daysAgo(random.between(10, 120)))]
      : []),
  ];
  const approved = { identity: place % 10 === 0, payout: false };
  return { ...also(told, extra), approved };
}

function newcomer(about: About, place: number, tools: StoryTools): DemoStory {
  const joined = 0.2 + tools.random.next() * 28;
  const orders =
    place % 3 === 0 ? null : { count: 1 + (place % 2), fromDaysAgo: joined * 0.8, toDaysAgo: 0.1, rupees: 800 };
  return buyer(about, joined, orders, tools);
}

/** Signed up within the week and never answered with the code. */
function unproved(about: About, place: number, { clock }: StoryTools): DemoStory {
  const contacts = place % 2 === 0 ? "EMAIL" : "PHONE";
  return story({ ...about, joinedAt: clock.hoursAgo(5 + place * 20), contacts, isUnproved: true });
}

function sendsBack(about: About, place: number, tools: StoryTools): DemoStory {
  const { clock } = tools;
  const told = buyer(about, 240, { count: 10 + place, fromDaysAgo: 120, toDaysAgo: 10, rupees: 1_500 }, tools);
  const back = told.events
    .flatMap((event) => (event.type === "order.completed" ? [event] : []))
    .slice(0, 4 + place)
    .map(({ orderId }, nth) => refunded(orderId, about.id, 1_400, clock.daysAgo(60 - nth * 6)));
  return also(told, back);
}

/** A chargeback that has long lost its weight. */
function formerChargeback(about: About, place: number, tools: StoryTools): DemoStory {
  const told = buyer(about, 320, { count: 7, fromDaysAgo: 160, toDaysAgo: 8, rupees: 1_300 }, tools);
  return also(told, [chargedBack(`o_cb_${about.id}`, about.id, 2_900, tools.clock.daysAgo(130 + place * 11))]);
}

function freshChargeback(about: About, place: number, tools: StoryTools): DemoStory {
  const told = buyer(about, 150, { count: 4 + place, fromDaysAgo: 110, toDaysAgo: 30, rupees: 2_000 }, tools);
  return also(told, [
    chargedBack(`o_cb_${about.id}`, about.id, 6_400 + place * 3_100, tools.clock.hoursAgo(1.5 + place * place * 9)),
  ]);
}

function couponHunter(about: About, place: number, tools: StoryTools): DemoStory {
  const told = buyer(about, 90, { count: 2, fromDaysAgo: 60, toDaysAgo: 20, rupees: 700 }, tools);
  const times = 2 + (place % 2);
  return also(
    told,
    Array.from({ length: times }, (_, nth) =>
      couponAbused(
        `o_cp_${about.id}_${nth}`,
        about.id,
        "FESTIVE200",
        tools.clock.hoursAgo(0.8 + place * 1.9 + nth * 100),
      ),
    ),
  );
}

function decliner(about: About, place: number, tools: StoryTools): DemoStory {
  const told = buyer(about, 12 + place, null, tools);
  const firstMinutesAgo = 130 + place * 190;
  return also(
    told,
    Array.from({ length: 5 }, (_, nth) =>
      declined(
        `o_dc_${about.id} attempt ${nth}`,
        about.id,
        1_800 + place * 700,
        tools.clock.minutesAgo(firstMinutesAgo - nth * 9),
      ),
    ),
  );
}

/** Five at one tablet: shared, and nothing wrong with it. */
function family(about: About, _place: number, tools: StoryTools): DemoStory {
  const first = kinds
    .slice(
      0,
      kinds.findIndex(({ tell }) => tell === family),
    )
    .reduce((sum, { count }) => sum + count, 0);
  const everybody = Array.from({ length: 5 }, (_, nth) => `demo-crowd-${String(first + nth + 1).padStart(3, "0")}`);
  const others = everybody.filter((id) => id !== about.id).map((account) => ({ account, isLocked: false }));
  const told = buyer(about, 300, { count: 5, fromDaysAgo: 140, toDaysAgo: 12, rupees: 1_000 }, tools);
  return also(told, [sharedDevice(`family tablet, ${about.id}`, about.id, others, tools.clock.daysAgo(70))]);
}

/** Everything changes within an hour: somebody else may be at it. */
function takenOver(about: About, place: number, tools: StoryTools): DemoStory {
  const { clock } = tools;
  const at = 3 + place * 9;
  const told = buyer(about, 200, { count: 3, fromDaysAgo: 120, toDaysAgo: 40, rupees: 1_600 }, tools);
  return also(told, [
    newDevice(`unknown phone of ${about.id}`, about.id, clock.hoursAgo(at)),
    newInstrument(`unknown card of ${about.id}`, about.id, clock.hoursAgo(at - 0.3)),
    address(`vpn of ${about.id}`, about.id, clock.hoursAgo(at - 0.2), 0.5),
    address(`unlikely journey of ${about.id}`, about.id, clock.hoursAgo(at - 0.5), 0.5, true),
    declined(`o_to_${about.id}`, about.id, 14_900, clock.hoursAgo(at - 0.6)),
    declined(`o_to_${about.id} again`, about.id, 14_900, clock.hoursAgo(at - 0.7)),
  ]);
}

const lockNote = staffNoteFrom(
  "Two chargebacks within a week on cards of two other people. Locked, a lead agreed to more.",
);

function lockedBuyer(about: About, place: number, tools: StoryTools): DemoStory {
  const { clock } = tools;
  const days = 3 + place * 2;
  const told = buyer(about, 60 + place, { count: 2, fromDaysAgo: 50, toDaysAgo: 25, rupees: 1_900 }, tools);
  const lock: DemoTurn = {
    kind: "LOCK",
    reason: "PAYMENT_FRAUD",
    scope: "ACCOUNT",
    at: clock.daysAgo(days - 0.1),
    until: clock.daysAgo(days - 14),
    by: "demo-arjun-kapoor",
    approvedBy: "demo-second-lead",
  };
  const decision = { outcome: "LOCK", reasonCode: "PAYMENT_FRAUD", note: lockNote, by: lock.by, at: lock.at } as const;
  const paid = [
    chargedBack(`o_l1_${about.id}`, about.id, 7_200, clock.daysAgo(days + 5)),
    chargedBack(`o_l2_${about.id}`, about.id, 8_900, clock.daysAgo(days)),
  ];
  return {
    ...also(told, paid),
    devices: [],
    turns: [lock],
    cases: [{ reason: "RISK_REACHED_HIGH", openedAt: clock.daysAgo(days), decision }],
  };
}

/** The sign-in guard keeps strangers out; the holder's own devices stay signed in. */
function lockedOutStrangers(about: About, place: number, tools: StoryTools): DemoStory {
  const { clock } = tools;
  const told = buyer(about, 220, { count: 5, fromDaysAgo: 150, toDaysAgo: 6, rupees: 1_100 }, tools);
  const at = clock.hoursAgo(1 + place * 3);
  return {
    ...told,
    devices: usualDevices(220, tools),
    turns: [
      {
        kind: "LOCK",
        reason: "FAILED_SIGN_INS",
        scope: "UNKNOWN_DEVICES",
        at,
        until: new Date(at.getTime() + 24 * 3_600_000),
        by: "system:sign-in-guard",
        approvedBy: null,
      },
    ],
  };
}

function suspendedBuyer(about: About, place: number, tools: StoryTools): DemoStory {
  const { clock } = tools;
  const days = 9 + place * 8;
  const told = buyer(about, 140, { count: 3, fromDaysAgo: 120, toDaysAgo: 60, rupees: 1_200 }, tools);
  const abused = [3, 2, 1].map((nth) =>
    couponAbused(`o_sp_${about.id}_${nth}`, about.id, "WELCOME150", clock.daysAgo(days + nth * 2)),
  );
  return {
    ...also(told, abused),
    devices: [],
    turns: [{ kind: "SUSPEND", reason: "COUPON_ABUSE", at: clock.daysAgo(days), by: "demo-lead" }],
  };
}

function disabledBuyer(about: About, place: number, tools: StoryTools): DemoStory {
  const { clock } = tools;
  const days = 30 + place * 20;
  const told = buyer(about, 170, { count: 2, fromDaysAgo: 165, toDaysAgo: 130, rupees: 1_500 }, tools);
  const reason = place === 0 ? "CLOSED_BY_HOLDER" : "PAYMENT_FRAUD";
  const paid = place === 0 ? [] : [chargedBack(`o_db_${about.id}`, about.id, 12_000, clock.daysAgo(days + 6))];
  return {
    ...also(told, paid),
    devices: [],
    turns: [
      { kind: "SUSPEND", reason, at: clock.daysAgo(days + 2), by: "demo-arjun-kapoor" },
      { kind: "DISABLE", reason, at: clock.daysAgo(days), by: "demo-second-lead" },
    ],
  };
}
