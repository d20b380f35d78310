import type { DemoApplication } from "@/server/accounts/application/use-cases/load-demo/demo-application";
import type { DemoSeller } from "@/server/accounts/application/use-cases/load-demo/tell-seller";
import { answersOf } from "./demo-answers";
import { applicants } from "./demo-applicants";
import type { StoryClock } from "./demo-clock";
import { usualDevices } from "./demo-places";
import { demoGstin } from "./demo-stores";
import { type DemoStory, type StoryTools, shopping, story } from "./demo-story";
import { ANALYST, OTHER_ANALYST, upToOf, withDocuments } from "./demo-turns";

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
