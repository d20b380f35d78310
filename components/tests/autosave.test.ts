import { expect, it } from "vitest";
import { createAutosaver, type Saving } from "@/components/selling/autosaver";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";

const typed = (city: string): FormData => {
  const form = new FormData();
  form.set("city", city);
  return form;
};

const saved: FormState = { problems: [], values: {}, receipt: "2026-11-20T08:32:00.000Z" };

/** A server that answers when it is told to. */
function scene(answer: (form: FormData) => Promise<FormState>) {
  const shown: Saving[] = [];
  const sent: string[] = [];
  const saver = createAutosaver(
    typed(""),
    async (form) => {
      const city = form.get("city");
      sent.push(typeof city === "string" ? city : "a file");
      return await answer(form);
    },
    (saving) => shown.push(saving),
  );
  return { saver, shown, sent };
}

it("saves what is new, says when, and sends the same words once", async () => {
  const { saver, shown, sent } = scene(async () => saved);
  await saver.save(typed(""));
  await saver.save(typed("Pune"));
  await saver.save(typed("Pune"));
  expect(sent).toEqual(["Pune"]);
  expect(shown).toEqual([{ state: "SAVING" }, { state: "SAVED", at: saved.receipt }]);
});

it("says that nothing was saved without a connection, and saves the same words once it is back", async () => {
  let isOnline = false;
  const { saver, shown, sent } = scene(async () => {
    if (!isOnline) throw new TypeError("Failed to fetch");
    return saved;
  });
  await saver.save(typed("Pune"));
  expect(shown.at(-1)).toMatchObject({ state: "FAILED", words: expect.stringContaining("still here") });
  isOnline = true;
  await saver.save(typed("Pune"));
  expect(sent).toEqual(["Pune", "Pune"]);
  expect(shown.at(-1)).toMatchObject({ state: "SAVED" });
});

it("gives a refusal in the server's words", async () => {
  const problem = "Your application is paused: nothing can be sent for now.";
  const { saver, shown } = scene(async () => ({ ...saved, receipt: null, problems: [{ field: "", problem }] }));
  await saver.save(typed("Pune"));
  expect(shown.at(-1)).toEqual({ state: "FAILED", words: problem });
});

it("sends one at a time, the newest words last", async () => {
  const answers: (() => void)[] = [];
  const { saver, sent } = scene(() => new Promise((resolve) => answers.push(() => resolve(saved))));
  const first = saver.save(typed("P"));
  await saver.save(typed("Pu"));
  await saver.save(typed("Pune"));
  expect(sent).toEqual(["P"]);
  answers[0]?.();
  await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
  expect(sent).toEqual(["P", "Pune"]);
  answers[1]?.();
  await first;
});

it("sends nothing that is older once the form itself was sent", async () => {
  const answers: (() => void)[] = [];
  const { saver, sent } = scene(() => new Promise((resolve) => answers.push(() => resolve(saved))));
  const first = saver.save(typed("Pun"));
  await saver.save(typed("Punee"));
  saver.stop();
  answers[0]?.();
  await first;
  await saver.save(typed("Puneee"));
  expect(sent).toEqual(["Pun"]);
});

const seen = (city: string): string => JSON.stringify([{ city }]);

it("sends along what it saw, and after each saving what stands there now", async () => {
  const carried: string[] = [];
  const begun = typed("");
  begun.set("seen", seen(""));
  const sent: unknown[] = [];
  const saver = createAutosaver(
    begun,
    async (form) => {
      sent.push(form.get("seen"));
      return { ...saved, values: { seen: seen("Pune") } };
    },
    () => undefined,
    (text) => carried.push(text),
  );
  await saver.save(typed("Pune"));
  await saver.save(typed("Thane"));
  expect(sent).toEqual([seen(""), seen("Pune")]);
  // While one is on its way, the form counts it as its own already.
  expect(carried[0]).toBe(JSON.stringify([{ city: "" }, { city: "Pune" }]));
  expect(carried[1]).toBe(seen("Pune"));
});

it("keeps nothing once another window answered otherwise, until somebody takes over", async () => {
  let theirs: string | null = seen("Mumbai");
  const { saver, shown, sent } = scene(async () =>
    theirs === null
      ? saved
      : { problems: [{ field: "", problem: "Changed." }], values: { seen: theirs }, receipt: null },
  );
  await saver.save(typed("Pune"));
  expect(shown.at(-1)).toEqual({ state: "TAKEN", seen: seen("Mumbai") });
  await saver.save(typed("Punee"));
  expect(sent).toEqual(["Pune"]);
  theirs = null;
  await saver.takeOver(typed("Punee"), seen("Mumbai"));
  expect(sent).toEqual(["Pune", "Punee"]);
  expect(shown.at(-1)).toMatchObject({ state: "SAVED" });
});
