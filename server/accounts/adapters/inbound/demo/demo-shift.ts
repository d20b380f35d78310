import { randomBytes, randomUUID } from "node:crypto";
import type { AuthCommands } from "@/server/accounts/application/ports/inbound/auth-command-port";
import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { ClearCaseInput } from "@/server/accounts/application/use-cases/clear-case/clear-case.schema";
import type { EndSessionsInput } from "@/server/accounts/application/use-cases/end-sessions/end-sessions.schema";
import type { DemoLoaded } from "@/server/accounts/application/use-cases/load-demo/load-demo";
import type { LockAccountInput } from "@/server/accounts/application/use-cases/lock-account/lock-account.schema";
import type { LockCaseInput } from "@/server/accounts/application/use-cases/lock-case/lock-case.schema";
import type { RevealPersonalDataInput } from "@/server/accounts/application/use-cases/reveal-personal-data/reveal-personal-data.schema";
import type { UnlockAccountInput } from "@/server/accounts/application/use-cases/unlock-account/unlock-account.schema";
import type { Result } from "@/server/accounts/domain/result";
import { type StoryClock, storyClock } from "./demo-clock";
import { userAgents } from "./demo-places";

type Act<Input> = (input: Input, actor: StaffActor, origin: RequestOrigin) => Promise<Result<unknown>>;

/** What the team does with its own hands. */
export type StaffCommands = {
  readonly auth: Pick<AuthCommands, "demoLogin" | "resolve">;
  readonly clearCase: Act<ClearCaseInput>;
  readonly lockCase: Act<LockCaseInput>;
  readonly lockAccount: Act<LockAccountInput>;
  readonly unlockAccount: Act<UnlockAccountInput>;
  readonly endSessions: Act<EndSessionsInput>;
  readonly revealPersonalData: Act<RevealPersonalDataInput>;
};

export type ShiftOrder = {
  readonly loaded: DemoLoaded;
  readonly loadedAt: Date;
  /** Turns the clock by which the commands work. */
  readonly turnClockTo: (at: Date) => void;
};

/**
 * The morning of the made-up team, through the same commands that its screens use, so that the trail begins with real
 * entries: sign-ins, decisions, a reveal, a lock, an unlock and a refusal. What a rule refuses stays refused.
 */
export const playDemoShift =
  (commands: StaffCommands) =>
  async ({ loaded, loadedAt, turnClockTo }: ShiftOrder): Promise<void> => {
    const clock = storyClock(loadedAt);
    for (const { person, hoursAgo, acts } of shifts) {
      turnClockTo(clock.hoursAgo(hoursAgo));
      const actor = await signIn(commands, person);
      if (!actor) continue;
      for (const [place, act] of acts.entries()) {
        turnClockTo(minutesLater(clock, hoursAgo, 3 + place * 4));
        await act({ commands, loaded, actor });
      }
    }
  };

const minutesLater = (clock: StoryClock, hoursAgo: number, minutes: number): Date =>
  clock.minutesAgo(hoursAgo * 60 - minutes);

type Scene = { readonly commands: StaffCommands; readonly loaded: DemoLoaded; readonly actor: StaffActor };

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

/** About somebody of the crowd whose case is open; nothing where there is none. */
const onCase =
  (nth: number, decide: (commands: StaffCommands, caseId: string) => (scene: Scene) => Promise<unknown>) =>
  async (scene: Scene): Promise<unknown> => {
    const crowd = [...scene.loaded.openCases].filter(([id]) => id.startsWith("demo-crowd")).sort();
    const caseId = crowd[nth]?.[1];
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

const shifts: readonly Shift[] = [
  {
    person: "analyst",
    hoursAgo: 3.9,
    acts: [
      reveals("demo-kavya-nair", "phone"),
      clears(1, "EVIDENCE_EXPLAINED", "The bank confirmed the chargeback was a mistake of theirs and withdrew it."),
      locksCase(8, "Five cards of five people within an hour, all declined. Locked until the holder calls back."),
    ],
  },
  {
    person: "support",
    hoursAgo: 2.6,
    acts: [
      reveals("demo-buyer", "email"),
      endsSessions("demo-shop-03", "Called in: lost a phone at the station, asked to be signed out everywhere."),
      locks("demo-shop-03", 12, "Holder asked for a night's pause until the new phone is set up."),
    ],
  },
  {
    person: "lead",
    hoursAgo: 1.4,
    acts: [
      unlocks("demo-shop-03", "Holder called back from the new phone and proved it with the code."),
      locks("demo-imran-qureshi", 72, "Second chargeback in twelve days; three days until the bank has answered."),
      clears(4, "SHARED_HOUSEHOLD", "Same flat, same family name; the orders differ. Spoke to both sisters."),
    ],
  },
];
