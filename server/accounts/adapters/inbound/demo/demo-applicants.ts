import type { DemoApplicationTurn } from "@/server/accounts/application/use-cases/load-demo/demo-application";
import type { Shop } from "./demo-answers";
import { ANALYST, OTHER_ANALYST, sent, type Told } from "./demo-turns";

/** Somebody on the way to selling: who, and what has happened since they applied. */
type Applicant = Shop & {
  readonly openedDaysAgo: number;
  readonly tell: (told: Told) => readonly DemoApplicationTurn[];
};

export const applicants: readonly Applicant[] = [
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
