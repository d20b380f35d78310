import { beforeEach, expect, it, vi } from "vitest";
import { dropForeignDrafts } from "@/components/review/decision-drafts";
import type { InlineAnswer } from "@/components/review/inline-answers";
import { forgetSent, isSending, noteSent, takeLeftBehind, unsavedOf } from "@/components/review/sent-decisions";
import { LEFT_BEHIND, takeUp } from "@/components/review/taking-up";

const ME = "018f0000-0000-7000-8000-000000000001";
const SOMEBODY = "018f0000-0000-7000-8000-000000000002";
const answer: InlineAnswer = {
  outcome: "CLEAR",
  input: { caseId: "018f0000-0000-7000-8000-00000000000c", version: 3, reasonCode: "NORMAL_BEHAVIOUR", note: "Known." },
};
const { caseId } = answer.input;
const draftKey = `gs.draft.${ME}.${caseId}`;

/** What a tab keeps: its keys are its own, as a browser's are. */
function tabStorage(kept: Readonly<Record<string, string>> = {}): Record<string, unknown> {
  const hidden = (value: unknown) => ({ value, enumerable: false });
  const storage: Record<string, unknown> = Object.defineProperties(
    { ...kept },
    {
      getItem: hidden((key: string) => storage[key] ?? null),
      setItem: hidden((key: string, value: string) => {
        storage[key] = value;
      }),
      removeItem: hidden((key: string) => {
        delete storage[key];
      }),
    },
  );
  return storage;
}

/** The same tab, loaded anew: what it keeps stays, what it knew is gone. */
function loadedAnew(): void {
  const kept = Object.fromEntries(Object.keys(sessionStorage).map((key) => [key, sessionStorage.getItem(key) ?? ""]));
  forgetSent(ME, caseId);
  vi.stubGlobal("sessionStorage", tabStorage(kept));
}

beforeEach(() => {
  vi.stubGlobal("sessionStorage", tabStorage());
  forgetSent(ME, caseId);
});

const left = () => noteSent(ME, { answer, name: "Asha Verma", state: "sending", problem: null });
const takeUpFor = (isMine: () => Promise<boolean>, who = ME) => takeUp({ who, isMine, wait: async () => undefined });

it("a decision that a load of the page overtook is said to be unsaved, with its draft, and is not sent again", async () => {
  left();
  loadedAnew();
  expect(isSending(ME, caseId)).toBe(false);
  expect(await takeUpFor(async () => false)).toEqual([]);
  expect(isSending(ME, caseId)).toBe(false);
  expect(JSON.parse(sessionStorage.getItem(draftKey) ?? "null")).toMatchObject({
    outcome: "CLEAR",
    reasonCode: "NORMAL_BEHAVIOUR",
    note: "Known.",
  });
  loadedAnew();
  expect(takeLeftBehind(ME)).toMatchObject([{ state: "unsaved", problem: LEFT_BEHIND }]);
});

it("one that arrived all the same, at once or a moment later, is done with", async () => {
  for (const looks of [1, 2]) {
    left();
    loadedAnew();
    let asked = 0;
    const isMine = async () => {
      asked += 1;
      return asked >= looks;
    };
    expect(await takeUpFor(isMine)).toEqual([caseId]);
    expect(Object.keys(sessionStorage)).toEqual([]);
  }
});

it("while it is looked for nobody sends it twice; where nobody can say, it counts as unsaved", async () => {
  left();
  loadedAnew();
  const taking = takeUpFor(() => Promise.reject(new Error("offline")));
  expect(isSending(ME, caseId)).toBe(true);
  await taking;
  loadedAnew();
  expect(takeLeftBehind(ME)).toMatchObject([{ state: "unsaved" }]);
});

it("what somebody else left in this tab is neither taken up nor kept", async () => {
  left();
  loadedAnew();
  expect(await takeUpFor(async () => true, SOMEBODY)).toEqual([]);
  dropForeignDrafts(SOMEBODY);
  expect(Object.keys(sessionStorage)).toEqual([]);
});

it("whoever signs in next in the same tab is told nothing of what another sent, late as its answer may come", async () => {
  left();
  loadedAnew();
  const taking = takeUpFor(async () => false);
  expect(isSending(SOMEBODY, caseId)).toBe(false);
  await taking;
  expect(unsavedOf(SOMEBODY)).toEqual([]);
  expect(unsavedOf(ME)).toHaveLength(1);
});

it("a tab that keeps nothing more notes a decision all the same, until it is loaded anew", () => {
  vi.stubGlobal("sessionStorage", {
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
    removeItem: () => undefined,
  });
  left();
  expect(isSending(ME, caseId)).toBe(true);
});
