import type { DemoCase } from "@/server/accounts/application/use-cases/load-demo/demo-population";
import { staffNoteFrom } from "@/server/accounts/domain/value-objects/staff-note";
import { device, userAgents } from "./demo-places";
import {
  address,
  boughtWell,
  chargedBack,
  couponAbused,
  declined,
  newDevice,
  newInstrument,
  sharedDevice,
} from "./demo-shop";
import { boughtThen, type DemoStory, paidThen, type StoryTools, shopping, story } from "./demo-story";

/** Buyers whose stories the queue begins with. */
export const buyerStories = (tools: StoryTools): readonly DemoStory[] =>
  [
    leelaKrishnan,
    imranQureshi,
    sureshPillai,
    manojTiwari,
    kavyaNair,
    faizanSheikh,
    rakeshBhandari,
    vinodBhandari,
    devikaMenon,
    josephFernandes,
    pritiMalhotra,
    rukminiNair,
  ].map((tell) => tell(tools));

const openCase = (reason: DemoCase["reason"], openedAt: Date): DemoCase => ({ reason, openedAt, decision: null });

/** Nine orders and three good payments: what most buyers have. */
const average = (id: string, tools: StoryTools) => [
  ...boughtThen(id, { count: 9, daysAgo: 45, rupees: 1_400 }, tools),
  ...paidThen(id, { count: 3, daysAgo: 21, rupees: 1_500 }, tools),
];

function leelaKrishnan(tools: StoryTools): DemoStory {
  const { clock } = tools;
  const id = "demo-buyer";
  return story({
    id,
    name: "Leela Krishnan",
    gender: "FEMALE",
    joinedAt: clock.daysAgo(240),
    events: [...shopping(id, { count: 24, fromDaysAgo: 72, toDaysAgo: 5, rupees: 1_100 }, tools)],
    cases: [openCase("QA_SAMPLE", clock.hoursAgo(20))],
    devices: [
      device(userAgents.chromeOnAndroid, { firstDaysAgo: 240, lastHoursAgo: 3 }, tools),
      device(userAgents.safariOnMac, { firstDaysAgo: 2, lastHoursAgo: 47 }, tools),
    ],
    hasPassword: true,
  });
}

function imranQureshi(tools: StoryTools): DemoStory {
  const { clock } = tools;
  const id = "demo-imran-qureshi";
  return story({
    id,
    name: "Imran Qureshi",
    gender: "MALE",
    joinedAt: clock.daysAgo(210),
    events: [
      ...average(id, tools),
      chargedBack("o_87702", id, 21_500, clock.daysAgo(12)),
      chargedBack("o_88140", id, 26_700, clock.minutesAgo(48)),
    ],
    cases: [openCase("RISK_REACHED_HIGH", clock.minutesAgo(48))],
    devices: [device(userAgents.chromeOnWindows, { firstDaysAgo: 210, lastHoursAgo: 2 }, tools)],
  });
}

function sureshPillai(tools: StoryTools): DemoStory {
  const { clock } = tools;
  const id = "demo-suresh-pillai";
  const locked = (account: string) => [{ account, isLocked: true }];
  return story({
    id,
    name: "Suresh Pillai",
    gender: "MALE",
    joinedAt: clock.daysAgo(24),
    contacts: "EMAIL",
    mailbox: "post.example",
    events: [
      sharedDevice("device of the bhandaris, suresh", id, locked("demo-rakesh-bhandari"), clock.daysAgo(10)),
      sharedDevice("second device of the bhandaris, suresh", id, locked("demo-vinod-bhandari"), clock.daysAgo(2)),
      newDevice("new phone of suresh", id, clock.daysAgo(2)),
      address("vpn of suresh, 1", id, clock.daysAgo(1.2), 0.5),
      address("vpn of suresh, 2", id, clock.daysAgo(1.1), 0.5),
      declined("o_88196", id, 3_480, clock.minutesAgo(80)),
      address("suresh from afar", id, clock.minutesAgo(68), 0.5, true),
    ],
    cases: [openCase("RISK_REACHED_HIGH", clock.minutesAgo(68))],
    devices: [
      device(userAgents.samsungOnAndroid, { firstDaysAgo: 24, lastHoursAgo: 60 }, tools),
      device(userAgents.firefoxOnLinux, { firstDaysAgo: 2, lastHoursAgo: 1 }, tools),
    ],
  });
}

function manojTiwari(tools: StoryTools): DemoStory {
  const { clock } = tools;
  const id = "demo-manoj-tiwari";
  return story({
    id,
    name: "Manoj Tiwari",
    gender: "MALE",
    joinedAt: clock.daysAgo(9),
    contacts: "EMAIL",
    events: [70, 58, 46, 34, 22].map((minutes) =>
      declined(`o_88171 attempt ${minutes}`, id, 1_230, clock.minutesAgo(minutes)),
    ),
    cases: [openCase("RISK_REACHED_HIGH", clock.minutesAgo(34))],
    devices: [device(userAgents.chromeOnAndroid, { firstDaysAgo: 9, lastHoursAgo: 0.5 }, tools)],
  });
}

function kavyaNair(tools: StoryTools): DemoStory {
  const { clock } = tools;
  const id = "demo-kavya-nair";
  return story({
    id,
    name: "Kavya Nair",
    gender: "FEMALE",
    joinedAt: clock.daysAgo(160),
    events: [...average(id, tools), chargedBack("o_87911", id, 18_900, clock.hoursAgo(5))],
    cases: [openCase("RISK_REACHED_HIGH", clock.hoursAgo(5))],
    devices: [device(userAgents.safariOnIphone, { firstDaysAgo: 160, lastHoursAgo: 9 }, tools)],
  });
}

function faizanSheikh(tools: StoryTools): DemoStory {
  const { clock } = tools;
  const id = "demo-faizan-sheikh";
  const others = ["demo-rakesh-bhandari", "demo-vinod-bhandari"].map((account) => ({ account, isLocked: true }));
  return story({
    id,
    name: "Faizan Sheikh",
    gender: "MALE",
    joinedAt: clock.daysAgo(18),
    events: [
      ...shopping(id, { count: 1, fromDaysAgo: 9, toDaysAgo: 6, rupees: 2_400 }, tools),
      sharedDevice("device of the bhandaris, faizan", id, others, clock.hoursAgo(3.3)),
    ],
    cases: [openCase("RISK_REACHED_HIGH", clock.hoursAgo(3.3))],
    devices: [device(userAgents.chromeOnAndroid, { firstDaysAgo: 18, lastHoursAgo: 3.3 }, tools)],
  });
}

const bhandariNote = staffNoteFrom(
  "Eleven accounts took WELCOME150 from one phone and had it delivered to one flat. Both brothers locked for 30 days.",
);

const bhandari =
  (id: string, name: string, daysAgo: number) =>
  (tools: StoryTools): DemoStory => {
    const { clock } = tools;
    const lockedAt = clock.daysAgo(daysAgo - 0.1);
    const reason = "COUPON_ABUSE" as const;
    const by = "demo-ravi-shetty";
    const couponsAt = [daysAgo + 6, daysAgo + 3, daysAgo + 1, daysAgo].map((days) => clock.daysAgo(days));
    return story({
      id,
      name,
      gender: "MALE",
      joinedAt: clock.daysAgo(daysAgo + 30),
      events: couponsAt.map((at, place) => couponAbused(`o_86${place}1${daysAgo}`, id, "WELCOME150", at)),
      cases: [
        {
          reason: "RISK_REACHED_HIGH",
          openedAt: clock.daysAgo(daysAgo),
          decision: { outcome: "LOCK", reasonCode: reason, note: bhandariNote, by, at: lockedAt },
        },
      ],
      turns: [
        {
          kind: "LOCK",
          reason,
          scope: "ACCOUNT",
          at: lockedAt,
          until: clock.daysAgo(daysAgo - 30),
          by,
          approvedBy: "demo-lead",
        },
      ],
      devices: [
        device(
          userAgents.samsungOnAndroid,
          { firstDaysAgo: daysAgo + 30, lastHoursAgo: daysAgo * 24, isSignedIn: false },
          tools,
        ),
      ],
    });
  };

const rakeshBhandari = bhandari("demo-rakesh-bhandari", "Rakesh Bhandari", 11);
const vinodBhandari = bhandari("demo-vinod-bhandari", "Vinod Bhandari", 5);

function devikaMenon(tools: StoryTools): DemoStory {
  const { clock } = tools;
  const id = "demo-devika-menon";
  const others = [{ account: "demo-rakesh-bhandari", isLocked: true }];
  return story({
    id,
    name: "Devika Menon",
    gender: "FEMALE",
    joinedAt: clock.daysAgo(130),
    mailbox: "inbox.example",
    events: [
      ...average(id, tools),
      ...paidThen(id, { count: 6, daysAgo: 40, rupees: 1_500 }, tools),
      sharedDevice("device of the bhandaris, devika", id, others, clock.hoursAgo(30)),
    ],
    cases: [openCase("LINKED_TO_FRAUD", clock.hoursAgo(30))],
  });
}

function josephFernandes(tools: StoryTools): DemoStory {
  const { clock } = tools;
  const id = "demo-joseph-fernandes";
  return story({
    id,
    name: "Joseph Fernandes",
    gender: "MALE",
    joinedAt: clock.daysAgo(70),
    events: shopping(id, { count: 4, fromDaysAgo: 60, toDaysAgo: 10, rupees: 2_200 }, tools),
    cases: [openCase("ACTION_IN_REVIEW", clock.hoursAgo(18))],
  });
}

function pritiMalhotra(tools: StoryTools): DemoStory {
  const { clock } = tools;
  const id = "demo-priti-malhotra";
  return story({
    id,
    name: "Priti Malhotra",
    gender: "FEMALE",
    joinedAt: clock.hoursAgo(31),
    events: [newInstrument("second card of priti", id, clock.hoursAgo(7))],
    cases: [openCase("ACTION_IN_REVIEW", clock.hoursAgo(6))],
  });
}

function rukminiNair(tools: StoryTools): DemoStory {
  const { clock } = tools;
  const id = "demo-rukmini-nair";
  const note = staffNoteFrom("Called back: the bank had declined her new card five times by mistake.");
  const attempts = [200, 194, 188, 181, 177].map((minutes) =>
    declined(`o_87020 attempt ${minutes}`, id, 2_150, clock.minutesAgo(6 * 1_440 + minutes)),
  );
  return story({
    id,
    name: "Rukmini Nair",
    gender: "FEMALE",
    joinedAt: clock.daysAgo(95),
    events: [
      ...attempts,
      ...boughtWell({
        id: "o_87021",
        buyer: id,
        seller: tools.anyShop(),
        rupees: 2_150,
        method: "upi",
        paidAt: clock.daysAgo(5.6),
        deliveredAt: clock.daysAgo(3),
      }),
    ],
    cases: [
      {
        reason: "RISK_REACHED_HIGH",
        openedAt: clock.minutesAgo(6 * 1_440 + 177),
        decision: {
          outcome: "CLEAR",
          reasonCode: "EVIDENCE_EXPLAINED",
          note,
          by: "demo-analyst",
          at: clock.daysAgo(5.8),
        },
      },
    ],
  });
}
