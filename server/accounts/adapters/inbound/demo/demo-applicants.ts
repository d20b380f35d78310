import type {
  DemoApplication,
  DemoApplicationTurn,
} from "@/server/accounts/application/use-cases/load-demo/demo-application";
import type { DemoSeller } from "@/server/accounts/application/use-cases/load-demo/tell-seller";
import type { SubmitStageInput } from "@/server/accounts/application/use-cases/submit-stage/stage-fields.schema";
import { panOf } from "@/server/accounts/domain/value-objects/gstin";
import { APPLICATION_STAGES, type ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { StoryClock } from "./demo-clock";
import { demoDocuments } from "./demo-documents";
import { usualDevices } from "./demo-places";
import { demoGstin } from "./demo-stores";
import { type DemoStory, type StoryTools, shopping, story } from "./demo-story";

type Shop = { readonly store: string; readonly owner: string; readonly stateCode: string; readonly city: string };

/** Somebody on the way to selling: who, and what has happened since they applied. */
type Applicant = Shop & {
  readonly openedDaysAgo: number;
  readonly tell: (told: Told) => readonly DemoApplicationTurn[];
};

type Answers = { readonly [Stage in SubmitStageInput["stage"]]: Extract<SubmitStageInput, { stage: Stage }> };

type Told = {
  readonly clock: StoryClock;
  readonly answers: Answers;
  /** Sent and approved, every stage before this one, from so many days ago on. */
  readonly upTo: (stage: ApplicationStage, fromDaysAgo: number, toDaysAgo: number) => readonly DemoApplicationTurn[];
};

const ANALYST = "demo-analyst";
const OTHER_ANALYST = "demo-arjun-kapoor";

const applicants: readonly Applicant[] = [
  {
    store: "Warli Wall Art",
    owner: "Sneha Patwardhan",
    stateCode: "27",
    city: "Thane",
    openedDaysAgo: 9,
    tell: ({ clock, answers, upTo }) => [
      ...upTo("TAX", 8.5, 3),
      sent(clock.daysAgo(2.6), answers.TAX),
      {
        kind: "RETURNED",
        at: clock.daysAgo(1.2),
        stage: "TAX",
        by: ANALYST,
        reasons: ["WRONG_DOCUMENT"],
        message:
          "The GST certificate you sent is for another state than your GSTIN. Add the certificate for 27, Maharashtra.",
        days: 8,
      },
    ],
  },
  {
    store: "Kutch Mirror Work",
    owner: "Jagruti Rabari",
    stateCode: "24",
    city: "Bhuj",
    openedDaysAgo: 1.5,
    tell: ({ clock, answers }) => {
      const { legalName, ownerName, city } = answers.BUSINESS.fields;
      return [
        { kind: "SAVED", at: clock.daysAgo(1.4), input: { stage: "BUSINESS", fields: { legalName, ownerName, city } } },
      ];
    },
  },
  {
    store: "Coorg Pepper Estate",
    owner: "Ponnanna Biddappa",
    stateCode: "29",
    city: "Madikeri",
    openedDaysAgo: 0.9,
    tell: ({ clock, answers }) => [sent(clock.hoursAgo(5), answers.BUSINESS)],
  },
  {
    store: "Assam Bell Metal",
    owner: "Hiren Das",
    stateCode: "18",
    city: "Sarthebari",
    openedDaysAgo: 6,
    tell: ({ clock, answers, upTo }) => [
      ...upTo("IDENTITY", 5.5, 4.5),
      sent(clock.daysAgo(4), answers.IDENTITY),
      {
        kind: "RETURNED",
        at: clock.daysAgo(3),
        stage: "IDENTITY",
        by: OTHER_ANALYST,
        reasons: ["BLURRED"],
        message: "The photo of your driving licence is blurred. Add a new one, with all four corners in view.",
        days: 10,
      },
    ],
  },
  {
    store: "Madurai Jasmine Oils",
    owner: "Selvi Murugan",
    stateCode: "33",
    city: "Madurai",
    openedDaysAgo: 4,
    tell: ({ clock, answers, upTo }) => [...upTo("IDENTITY", 3.8, 2), sent(clock.hoursAgo(20), answers.IDENTITY)],
  },
  {
    store: "Lucknow Attar Store",
    owner: "Zeenat Ansari",
    stateCode: "09",
    city: "Lucknow",
    openedDaysAgo: 5,
    tell: ({ clock, answers, upTo }) => [
      ...upTo("IDENTITY", 4.6, 3),
      sent(clock.daysAgo(2.2), {
        ...answers.IDENTITY,
        fields: { ...answers.IDENTITY.fields, fullName: "Mohammed Tariq Khan" },
      }),
    ],
  },
  {
    store: "Pashmina Direct",
    owner: "Bashir Wani",
    stateCode: "01",
    city: "Srinagar",
    openedDaysAgo: 8,
    tell: ({ clock, answers, upTo }) => [
      ...upTo("TAX", 7.5, 2.5),
      sent(clock.hoursAgo(30), {
        ...answers.TAX,
        fields: { ...answers.TAX.fields, legalName: `${answers.TAX.fields.legalName} Exports` },
      }),
    ],
  },
  {
    store: "Goa Cashew Kitchen",
    owner: "Savio Pereira",
    stateCode: "30",
    city: "Mapusa",
    openedDaysAgo: 10,
    tell: ({ clock, answers, upTo }) => [...upTo("TAX", 9.5, 4), sent(clock.hoursAgo(3), answers.TAX)],
  },
  {
    store: "Channapatna Toys",
    owner: "Nagaraj Gowda",
    stateCode: "29",
    city: "Channapatna",
    openedDaysAgo: 12,
    tell: ({ clock, answers, upTo }) => [...upTo("PAYOUT", 11.5, 3), sent(clock.hoursAgo(9), answers.PAYOUT)],
  },
  {
    store: "Sambalpuri Looms",
    owner: "Mamata Meher",
    stateCode: "21",
    city: "Bargarh",
    openedDaysAgo: 13,
    tell: ({ upTo }) => upTo("PAYOUT", 12.5, 0.6),
  },
  {
    store: "Nagaland Bamboo Craft",
    owner: "Temjen Ao",
    stateCode: "13",
    city: "Dimapur",
    openedDaysAgo: 15,
    tell: ({ clock, answers, upTo }) => [...upTo("STORE", 14.5, 2), sent(clock.hoursAgo(14), answers.STORE)],
  },
  {
    store: "Kolhapuri Chappal Co",
    owner: "Vaishali Patil",
    stateCode: "27",
    city: "Kolhapur",
    openedDaysAgo: 17,
    tell: ({ upTo }) => upTo("FINAL", 16.5, 0.4),
  },
  {
    store: "Firozabad Bangles",
    owner: "Rizwan Alam",
    stateCode: "09",
    city: "Firozabad",
    openedDaysAgo: 11,
    tell: ({ clock, upTo }) => [
      ...upTo("TAX", 10.5, 5),
      { kind: "HELD", at: clock.daysAgo(2), by: ANALYST, approvedBy: "demo-lead", until: clock.daysAgo(-5) },
    ],
  },
  {
    store: "Chennai Phone World",
    owner: "Gautam Ravi",
    stateCode: "33",
    city: "Chennai",
    openedDaysAgo: 20,
    tell: ({ clock, answers, upTo }) => [
      ...upTo("TAX", 19.5, 12),
      sent(clock.daysAgo(11), answers.TAX),
      {
        kind: "REJECTED",
        at: clock.daysAgo(4),
        stage: "TAX",
        by: OTHER_ANALYST,
        approvedBy: "demo-lead",
        reason: "TAX_NOT_CONFIRMED",
      },
    ],
  },
  {
    store: "Ooty Chocolate Box",
    owner: "Preethi Samuel",
    stateCode: "33",
    city: "Udhagamandalam",
    openedDaysAgo: 16,
    tell: ({ clock, upTo }) => [...upTo("IDENTITY", 15.5, 14), { kind: "WITHDRAWN", at: clock.daysAgo(6) }],
  },
  {
    store: "Jaisalmer Leather",
    owner: "Bhanwar Singh",
    stateCode: "08",
    city: "Jaisalmer",
    openedDaysAgo: 33,
    tell: ({ clock }) => [{ kind: "RAN_OUT", at: clock.daysAgo(2) }],
  },
];

/** The first of them signs in at `/demo`. */
const idOf = (place: number): string =>
  place === 0 ? "demo-applicant" : `demo-applicant-${String(place + 1).padStart(2, "0")}`;

/** Buyers who want to sell: ordinary people, whose shopping goes on. */
export const storiesOfApplicants = (tools: StoryTools): readonly DemoStory[] =>
  applicants.map(({ owner, openedDaysAgo }, place) => {
    const id = idOf(place);
    const joined = openedDaysAgo + tools.random.between(40, 400);
    return story({
      id,
      name: owner,
      gender: null,
      joinedAt: tools.clock.daysAgo(joined),
      events: shopping(id, { count: 4, fromDaysAgo: openedDaysAgo + 30, toDaysAgo: 1, rupees: 900 }, tools),
      devices: usualDevices(joined, tools),
      hasPassword: place === 0,
    });
  });

/** What they asked for and sent, and what staff said to it. */
export const demoApplications = (clock: StoryClock): readonly DemoApplication[] =>
  applicants.map(({ tell, ...shop }, place) => {
    const gstNumber = demoGstin(shop.owner, shop.stateCode, FIRST_INDEX + place);
    const answers = answersOf(shop, gstNumber, place);
    return {
      applicant: idOf(place),
      storeName: shop.store,
      gstNumber,
      openedAt: clock.daysAgo(shop.openedDaysAgo),
      turns: withDocuments(tell({ clock, answers, upTo: upToOf(clock, answers) }), shop.owner),
    };
  });

/** The seller whom visitors sign in as: her shop came with her story, and this is the way to it. */
export const demoSeller = (clock: StoryClock): DemoSeller => {
  const shop = { store: "Verma Crafts", owner: "Asha Verma", stateCode: "27", city: "Pune" };
  const answers = answersOf(shop, demoGstin(shop.owner, shop.stateCode, ASHAS_INDEX), applicants.length);
  return {
    seller: "demo-seller",
    openedAt: clock.daysAgo(52),
    answers: Object.values(answers),
    reviewers: [ANALYST, OTHER_ANALYST],
  };
};

const ASHAS_INDEX = 900;

/** Beyond the numbers of the shops. */
const FIRST_INDEX = 301;

const sent = (at: Date, input: SubmitStageInput): DemoApplicationTurn => ({
  kind: "SENT",
  at,
  input,
  documents: [],
});

/** What staff look at now has its documents; what was approved long ago is told without. */
function withDocuments(turns: readonly DemoApplicationTurn[], owner: string): readonly DemoApplicationTurn[] {
  const last = turns.findLastIndex(({ kind }) => kind === "SENT");
  const isOver = turns.slice(last).some(({ kind }) => kind === "APPROVED" || kind === "REJECTED");
  return turns.map((turn, place) =>
    turn.kind === "SENT" && place === last && !isOver ? { ...turn, documents: demoDocuments(turn.input, owner) } : turn,
  );
}

const upToOf =
  (clock: StoryClock, answers: Answers): Told["upTo"] =>
  (stage, fromDaysAgo, toDaysAgo) => {
    const before = APPLICATION_STAGES.slice(0, APPLICATION_STAGES.indexOf(stage));
    const step = (fromDaysAgo - toDaysAgo) / before.length;
    return before.flatMap((one, place) => {
      if (one === "FINAL") return [];
      const sentDaysAgo = fromDaysAgo - step * place;
      const by = place % 2 === 0 ? ANALYST : OTHER_ANALYST;
      return [
        sent(clock.daysAgo(sentDaysAgo), answers[one]),
        { kind: "APPROVED", at: clock.daysAgo(sentDaysAgo - step), stage: one, by } as const,
      ];
    });
  };

function answersOf(
  { store, owner, stateCode, city }: Shop,
  gstNumber: ReturnType<typeof demoGstin>,
  place: number,
): Answers {
  const nth = String(place + 1).padStart(2, "0");
  return {
    BUSINESS: {
      stage: "BUSINESS",
      fields: {
        legalName: store,
        ownerName: owner,
        businessType: "SOLE_TRADER",
        addressLine: `${12 + place} Market Road`,
        city,
        postalCode: `4110${nth}`,
        state: stateCode,
        phone: `+91 98202 101${nth}`,
        isSelfCertified: true,
      },
    },
    IDENTITY: {
      stage: "IDENTITY",
      fields: {
        fullName: owner,
        documentKind: "DRIVING_LICENCE",
        documentExpiresOn: "2034-08-31",
        pan: panOf(gstNumber),
      },
    },
    TAX: { stage: "TAX", fields: { gstNumber, legalName: store } },
    PAYOUT: {
      stage: "PAYOUT",
      fields: { method: "BANK", accountHolder: store, ifsc: "HDFC0001234", accountNumber: `50100271${nth}4409` },
    },
    STORE: {
      stage: "STORE",
      fields: {
        storeName: store,
        description: `${store} from ${city}, made by hand.`,
        supportEmail: `help@${store.toLowerCase().replace(/ /g, "-")}.example`,
      },
    },
  };
}
