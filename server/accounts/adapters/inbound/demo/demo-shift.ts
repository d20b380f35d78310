import { randomBytes, randomUUID } from "node:crypto";
import type { AuthCommands } from "@/server/accounts/application/ports/inbound/auth-command-port";
import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { ApproveRequestInput } from "@/server/accounts/application/use-cases/approve-request/approve-request.schema";
import type { ChangeStatusInput } from "@/server/accounts/application/use-cases/change-status/change-status.schema";
import type { ClearCaseInput } from "@/server/accounts/application/use-cases/clear-case/clear-case.schema";
import type { DeclineRequestInput } from "@/server/accounts/application/use-cases/decline-request/decline-request.schema";
import type { EndSessionsInput } from "@/server/accounts/application/use-cases/end-sessions/end-sessions.schema";
import type { DemoLoaded } from "@/server/accounts/application/use-cases/load-demo/load-demo";
import type { LockAccountInput } from "@/server/accounts/application/use-cases/lock-account/lock-account.schema";
import type { LockCaseInput } from "@/server/accounts/application/use-cases/lock-case/lock-case.schema";
import type { RevealPersonalDataInput } from "@/server/accounts/application/use-cases/reveal-personal-data/reveal-personal-data.schema";
import type { UnlockAccountInput } from "@/server/accounts/application/use-cases/unlock-account/unlock-account.schema";
import type { Result } from "@/server/accounts/domain/result";
import { type StoryClock, storyClock } from "./demo-clock";
import { userAgents } from "./demo-places";

type Act<Input, Answer = unknown> = (input: Input, actor: StaffActor, origin: RequestOrigin) => Promise<Result<Answer>>;

/** A lock answers with what it asked of a second person, if it did. */
type MayAsk = { readonly asked: { readonly approvalId: string } | null };

/** What the team does with its own hands. */
export type StaffCommands = {
  readonly auth: Pick<AuthCommands, "demoLogin" | "resolve">;
  readonly clearCase: Act<ClearCaseInput>;
  readonly lockCase: Act<LockCaseInput>;
  readonly lockAccount: Act<LockAccountInput, MayAsk>;
  readonly unlockAccount: Act<UnlockAccountInput>;
  readonly endSessions: Act<EndSessionsInput>;
  readonly revealPersonalData: Act<RevealPersonalDataInput>;
  readonly changeStatus: Act<ChangeStatusInput>;
  readonly approveRequest: Act<ApproveRequestInput>;
  readonly declineRequest: Act<DeclineRequestInput>;
};

export type ShiftOrder = {
  readonly loaded: DemoLoaded;
  readonly loadedAt: Date;
  /** Turns the clock by which the commands work. */
  readonly turnClockTo: (at: Date) => void;
};

/**
 * The morning of the made-up team, through the same commands that its screens use, so that the trail begins with real
 * entries: sign-ins, decisions, a reveal, locks, an unlock, a refusal, and requests that wait for a second person or got one.
 * What a rule refuses stays refused.
 */
export const playDemoShift =
  (commands: StaffCommands) =>
  async ({ loaded, loadedAt, turnClockTo }: ShiftOrder): Promise<void> => {
    const clock = storyClock(loadedAt);
    const asked = new Map<string, string>();
    for (const { person, hoursAgo, acts } of shifts) {
      turnClockTo(clock.hoursAgo(hoursAgo));
      const actor = await signIn(commands, person);
      if (!actor) continue;
      for (const [place, act] of acts.entries()) {
        turnClockTo(minutesLater(clock, hoursAgo, 3 + place * 4));
        await act({ commands, loaded, actor, asked });
      }
    }
  };

const minutesLater = (clock: StoryClock, hoursAgo: number, minutes: number): Date =>
  clock.minutesAgo(hoursAgo * 60 - minutes);

type Scene = {
  readonly commands: StaffCommands;
  readonly loaded: DemoLoaded;
  readonly actor: StaffActor;
  /** Requests of the morning, by a name of their own. */
  readonly asked: Map<string, string>;
};

type Shift = {
  readonly person: "analyst" | "lead" | "support";
  /** Fewer acts than fit in the half hour that an idle session lives. */
  readonly hoursAgo: number;
  readonly acts: readonly ((scene: Scene) => Promise<unknown>)[];
};

const originOf = (userAgent: string): RequestOrigin => ({
  requestId: randomUUID(),
  channel: "web",
  ip: "203.0.113.10",
  userAgent,
});

async function signIn({ auth }: StaffCommands, person: Shift["person"]): Promise<StaffActor | null> {
  const signedIn = await auth.demoLogin(
    { person },
    new Uint8Array(randomBytes(32)),
    originOf(userAgents.chromeOnWindows),
  );
  if (!signedIn.ok) return null;
  const session = await auth.resolve(signedIn.value.sessionToken);
  return session.state === "LIVE" && session.actor.kind === "STAFF" ? session.actor : null;
}

/** The people of the crowd whose case is open, always in the same order. */
const crowdOf = ({ loaded }: Scene) =>
  [...loaded.openCases].filter(([id]) => id.startsWith("demo-crowd")).sort(([a], [b]) => (a < b ? -1 : 1));

/** About somebody of the crowd whose case is open; nothing where there is none. */
const onCase =
  (nth: number, decide: (commands: StaffCommands, caseId: string) => (scene: Scene) => Promise<unknown>) =>
  async (scene: Scene): Promise<unknown> => {
    const caseId = crowdOf(scene)[nth]?.[1];
    return caseId && (await decide(scene.commands, caseId)(scene));
  };

const onPerson =
  (id: string, act: (scene: Scene, accountId: string) => Promise<unknown>) =>
  async (scene: Scene): Promise<unknown> => {
    const accountId = scene.loaded.people.get(id);
    return accountId && (await act(scene, accountId));
  };

const origin = () => originOf(userAgents.chromeOnWindows);

const clears = (nth: number, reasonCode: ClearCaseInput["reasonCode"], note: string) =>
  onCase(
    nth,
    (commands, caseId) =>
      ({ actor }) =>
        commands.clearCase({ caseId, version: 1, reasonCode, note }, actor, origin()),
  );

const locksCase = (nth: number, note: string) =>
  onCase(
    nth,
    (commands, caseId) =>
      ({ actor }) =>
        commands.lockCase(
          { caseId, version: 1, reasonCode: "PAYMENT_FRAUD", scope: "ACCOUNT", hours: 24, note },
          actor,
          origin(),
        ),
  );

const reveals = (id: string, field: RevealPersonalDataInput["field"]) =>
  onPerson(id, ({ commands, actor }, accountId) =>
    commands.revealPersonalData({ accountId, field, reasonCode: "CONTACT_HOLDER" }, actor, origin()),
  );

const locks = (id: string, hours: number, note: string) =>
  onPerson(id, ({ commands, actor }, accountId) =>
    commands.lockAccount({ accountId, reasonCode: "ACCOUNT_TAKEOVER", scope: "ACCOUNT", hours, note }, actor, origin()),
  );

const unlocks = (id: string, note: string) =>
  onPerson(id, ({ commands, actor }, accountId) => commands.unlockAccount({ accountId, note }, actor, origin()));

const endsSessions = (id: string, note: string) =>
  onPerson(id, ({ commands, actor }, accountId) => commands.endSessions({ accountId, note }, actor, origin()));

const onCrowd =
  (nth: number, act: (scene: Scene, accountId: string) => Promise<unknown>) =>
  async (scene: Scene): Promise<unknown> => {
    const person = crowdOf(scene)[nth]?.[0];
    return person && (await onPerson(person, act)(scene));
  };

/** Locks for a day and asks for the rest; `name` is for whoever answers later in the morning. */
const asksToLock = (nth: number, name: string, hours: number, note: string) =>
  onCrowd(nth, async ({ commands, actor, asked }, accountId) => {
    const order = { accountId, reasonCode: "PAYMENT_FRAUD", scope: "ACCOUNT", hours, note } as const;
    const locked = await commands.lockAccount(order, actor, origin());
    if (locked.ok && locked.value.asked) asked.set(name, locked.value.asked.approvalId);
  });

const asksToSuspend = (nth: number, note: string) =>
  onCrowd(nth, ({ commands, actor }, accountId) =>
    commands.changeStatus({ accountId, to: "SUSPENDED", reasonCode: "REFUND_ABUSE", note }, actor, origin()),
  );

const answers =
  (name: string, answer: "approveRequest" | "declineRequest", note: string) =>
  async ({ commands, actor, asked }: Scene): Promise<unknown> => {
    const approvalId = asked.get(name);
    return approvalId && (await commands[answer]({ approvalId, note }, actor, origin()));
  };

const shifts: readonly Shift[] = [
  {
    person: "analyst",
    hoursAgo: 3.9,
    acts: [
      reveals("demo-kavya-nair", "phone"),
      clears(1, "EVIDENCE_EXPLAINED", "The bank confirmed the chargeback was a mistake of theirs and withdrew it."),
      locksCase(8, "Five cards of five people within an hour, all declined. Locked until the holder calls back."),
      asksToLock(11, "cards", 7 * 24, "Cards of three banks on one device. A week, until the banks have answered."),
      asksToLock(9, "address", 7 * 24, "Two accounts ordered to this address yesterday; a week to find out why."),
      asksToSuspend(6, "Nine refunds in ten orders, each two days after delivery. Asked twice, no answer."),
      asksToLock(3, "devices", 30 * 24, "Four devices in one night from two countries; the holder does not answer."),
    ],
  },
  {
    person: "support",
    hoursAgo: 2.6,
    acts: [
      reveals("demo-buyer", "email"),
      endsSessions("demo-shop-03", "Called in: lost a phone at the station, asked to be signed out everywhere."),
      locks("demo-shop-03", 72, "Holder asked for three days' pause until the new phone is set up."),
      locks("demo-shop-03", 12, "Holder asked for a night's pause until the new phone is set up."),
    ],
  },
  {
    person: "lead",
    hoursAgo: 1.4,
    acts: [
      unlocks("demo-shop-03", "Holder called back from the new phone and proved it with the code."),
      locks("demo-imran-qureshi", 72, "Second chargeback in twelve days; three days until the bank has answered."),
      answers("cards", "approveRequest", "Seen with the banks' letters. A week is right."),
      answers(
        "address",
        "declineRequest",
        "A hostel: forty people order to this address. Nothing speaks against this one.",
      ),
      clears(4, "SHARED_HOUSEHOLD", "Same flat, same family name; the orders differ. Spoke to both sisters."),
    ],
  },
];
