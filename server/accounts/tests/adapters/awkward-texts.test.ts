import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod/mini";
import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import { addAddress } from "@/server/accounts/application/use-cases/add-address/add-address";
import { addAddressSchema } from "@/server/accounts/application/use-cases/add-address/address.schema";
import { changeContactSchema } from "@/server/accounts/application/use-cases/change-contact/change-contact.schema";
import { loginSchema } from "@/server/accounts/application/use-cases/login/login.schema";
import { registerAccountSchema } from "@/server/accounts/application/use-cases/register-account/register-account.schema";
import { identifierSchema } from "@/server/accounts/application/use-cases/request-reset/request-reset.schema";
import { resetPasswordSchema } from "@/server/accounts/application/use-cases/reset-password/reset-password.schema";
import { submitAppeal } from "@/server/accounts/application/use-cases/submit-appeal/submit-appeal";
import { submitAppealSchema } from "@/server/accounts/application/use-cases/submit-appeal/submit-appeal.schema";
import { updateProfileSchema } from "@/server/accounts/application/use-cases/update-profile/update-profile.schema";
import { verifyAccountSchema } from "@/server/accounts/application/use-cases/verify-account/verify-account.schema";
import { emailCases, everyText, lookAlikeNames, naughtyTexts, throughField } from "../support/awkward-texts";
import { badInput, badInputTitle } from "../support/bad-input";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { type Browser, browserAt, PASSWORD } from "../support/door-scene";
import { must } from "../support/must";
import { openRealDoor, type RealDoor } from "../support/real-door";

const NOBODY = "019ce0bc-0000-7000-8000-00000000ffff";

let database: TestDatabase;
let door: RealDoor;
let holder: { readonly actor: HolderActor; readonly email: string; readonly browser: Browser };

beforeAll(async () => {
  database = await createTestDatabase();
  door = openRealDoor(database.appUrl);
  if (!badInput.isMissing) holder = await newcomer("asha.verma@example.in");
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

async function newcomer(email: string) {
  const browser = browserAt("203.0.113.5");
  const form = { contactKind: "EMAIL", contact: email, name: "Asha Verma", password: PASSWORD } as const;
  const { challengeId } = must(await door.auth.register(form, browser.origin));
  const { deviceTokenHash, origin } = browser;
  const code = { code: door.codeOf(challengeId) };
  const { signedIn } = must(await door.auth.verify(code, { challengeId, deviceTokenHash }, origin));
  const session = await door.auth.resolve(signedIn?.sessionToken ?? "");
  if (session.state !== "LIVE" || session.actor.kind !== "HOLDER") throw new Error("Nobody was signed in.");
  return { actor: session.actor, email, browser };
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly refusal: { readonly code: string } };

/** What a form does: the schema first, then the use case; its answer in a word. Breakage throws. */
async function submit<S extends z.ZodMiniType>(
  schema: S,
  input: unknown,
  use: (parsed: z.output<S>) => Promise<Answer>,
): Promise<string> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) return "VALIDATION";
  const answer = await use(parsed.data);
  return answer.ok ? "DONE" : answer.refusal.code;
}

/** Everybody stands in a network of their own: budgets are another test's matter. */
const from = (at: number) => browserAt(`198.${18 + (at >> 14)}.${(at >> 6) & 255}.${((at & 63) << 2) + 1}`);

const refusals = expect.stringMatching(
  /^(?:DONE|VALIDATION|AUTHENTICATION_FAILED|NOT_FOUND|RATE_LIMITED|ALREADY_EXISTS)$/u,
);
const onlyClear = (words: Record<string, number>) => {
  for (const word of Object.keys(words)) expect(word).toEqual(refusals);
};

describe.skipIf(badInput.isMissing)(badInputTitle("R04 R65 whatever is typed into a public form"), () => {
  it("the collections are whole", () => {
    expect(naughtyTexts().length).toBeGreaterThanOrEqual(515);
    expect(emailCases().length).toBeGreaterThanOrEqual(164);
    expect(lookAlikeNames().length).toBeGreaterThan(100);
  });

  it("sign-up: an address", async () => {
    const base = { contactKind: "EMAIL", name: "Asha Verma", password: PASSWORD };
    onlyClear(
      await throughField([...naughtyTexts(), ...emailCases()], (contact, at) =>
        submit(registerAccountSchema, { ...base, contact }, (input) => door.auth.register(input, from(at).origin)),
      ),
    );
  });

  it("sign-up: a number", async () => {
    const base = { contactKind: "PHONE", name: "Asha Verma", password: PASSWORD };
    onlyClear(
      await throughField(naughtyTexts(), (contact, at) =>
        submit(registerAccountSchema, { ...base, contact }, (input) => door.auth.register(input, from(at).origin)),
      ),
    );
  });

  it("sign-up: a name, and what is stored of it can be seen", async () => {
    const base = { contactKind: "EMAIL", password: PASSWORD };
    const texts = [...naughtyTexts(), ...lookAlikeNames()];
    onlyClear(
      await throughField(texts, (name, at) =>
        submit(registerAccountSchema, { ...base, name, contact: `name${at}@example.in` }, (input) =>
          door.auth.register(input, from(at).origin),
        ),
      ),
    );
    const { rows } = await door.database.pool.query<{ name: string }>("SELECT name FROM account");
    expect(rows.length).toBeGreaterThan(100);
    for (const { name } of rows) expect(name).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Surrogate}\p{Zl}\p{Zp}]/u);
  });

  it("sign-up: a password", async () => {
    const base = { contactKind: "EMAIL", name: "Asha Verma" };
    onlyClear(
      await throughField(naughtyTexts(), (password, at) =>
        submit(registerAccountSchema, { ...base, password, contact: `password${at}@example.in` }, (input) =>
          door.auth.register(input, from(at).origin),
        ),
      ),
    );
  });

  it("sign-in: who it is, and the password", async () => {
    const words = await throughField([...naughtyTexts(), ...emailCases()], (text, at) => {
      const { deviceTokenHash, origin } = from(at);
      const [identifier, password] = at % 2 === 0 ? [text, PASSWORD] : [`nobody${at}@example.in`, text];
      return submit(loginSchema, { identifier, password }, (input) => door.auth.login(input, deviceTokenHash, origin));
    });
    onlyClear(words);
    expect(words["DONE"]).toBeUndefined();
  });

  it("a code, and the challenge it is for", async () => {
    const words = await throughField(everyText(), (text, at) => {
      const { deviceTokenHash, origin } = from(at);
      const challengeId = at % 2 === 0 ? NOBODY : text;
      const code = at % 2 === 0 ? text : "407193";
      return submit(verifyAccountSchema, { code }, (input) =>
        door.auth.verify(input, { challengeId, deviceTokenHash }, origin),
      );
    });
    onlyClear(words);
    expect(words["DONE"]).toBeUndefined();
  });

  it("forgot, and the code for a locked account", async () => {
    onlyClear(
      await throughField([...naughtyTexts(), ...emailCases()], (identifier, at) =>
        submit(identifierSchema, { identifier }, (input) =>
          at % 2 === 0
            ? door.auth.requestReset(input, from(at).origin)
            : door.auth.requestUnlock(input, from(at).origin),
        ),
      ),
    );
  });

  it("reset: the token of a link, and the new password", async () => {
    const words = await throughField(naughtyTexts(), (text, at) => {
      const [token, password] = at % 2 === 0 ? [text, PASSWORD] : ["no.such.token", text];
      return submit(resetPasswordSchema, { password }, (input) =>
        door.auth.resetPassword(input, token, from(at).origin),
      );
    });
    onlyClear(words);
    expect(words["DONE"]).toBeUndefined();
  });

  it("the profile, and the account is still its owner's", async () => {
    const texts = [...naughtyTexts(), ...lookAlikeNames()];
    onlyClear(
      await throughField(texts, (text, at) => {
        const fields = at % 3 === 0 ? { name: "Asha Verma", dateOfBirth: text } : { name: text, dateOfBirth: "" };
        return submit(updateProfileSchema, { ...fields, gender: "" }, (input) =>
          door.auth.updateProfile(input, holder.actor, from(at).origin),
        );
      }),
    );
    const { rows } = await door.database.pool.query<{ name: string }>("SELECT name FROM account WHERE id = $1", [
      holder.actor.accountId,
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.name).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Surrogate}]/u);
  });

  it("an address, field by field", async () => {
    const fields = ["recipient", "line1", "line2", "city", "state", "postalCode", "country"] as const;
    const fit = {
      recipient: "Asha Verma",
      line1: "12 Fergusson College Road",
      line2: "",
      city: "Pune",
      state: "Maharashtra",
      postalCode: "411004",
      country: "IN",
      makeDefault: false,
    };
    const words = await throughField(naughtyTexts(), (text, at) =>
      submit(addAddressSchema, { ...fit, [fields[at % fields.length] ?? "line1"]: text }, (input) =>
        addAddress(door.deps)(input, holder.actor, from(at).origin),
      ),
    );
    for (const word of Object.keys(words))
      expect(word).toMatch(/^(?:DONE|VALIDATION|CONFLICT|ILLEGAL_TRANSITION|RATE_LIMITED)$/u);
  });

  it("a new contact", async () => {
    const words = await throughField([...naughtyTexts(), ...emailCases()], (contact, at) =>
      submit(changeContactSchema, { kind: at % 2 === 0 ? "EMAIL" : "PHONE", contact, password: PASSWORD }, (input) =>
        door.auth.changeContact(input, holder.actor, from(at).origin),
      ),
    );
    for (const word of Object.keys(words)) expect(word).toMatch(/^[A-Z_]+$/u);
    expect(words["UNAVAILABLE"]).toBeUndefined();
  });

  it("an appeal", async () => {
    onlyClear(
      await throughField(naughtyTexts(), (text, at) =>
        submit(submitAppealSchema, { statementId: NOBODY, text: `${text} and I do not agree.` }, (input) =>
          submitAppeal(door.deps)(input, holder.actor, from(at).origin),
        ),
      ),
    );
  });

  it("nobody lost their account over it", async () => {
    const { deviceTokenHash, origin } = holder.browser;
    const entered = await door.auth.login({ identifier: holder.email, password: PASSWORD }, deviceTokenHash, origin);
    expect(entered.ok).toBe(true);
  });
});
