import { redirect } from "next/navigation";
import { documentLabels } from "@/server/accounts/application/dto/document-words";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import { refusalSentence } from "@/server/accounts/application/dto/refusal-sentences";
import type { SellingDto, SellingPageDto } from "@/server/accounts/application/dto/selling-dto";
import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import type { StageFields } from "@/server/accounts/application/ports/outbound/seller-stage-repository";
import { openApplicationSchema } from "@/server/accounts/application/use-cases/open-application/open-application.schema";
import {
  isAnsweredElsewhere,
  seenIn,
  seenText,
} from "@/server/accounts/application/use-cases/save-stage/seen-answers.schema";
import {
  addressOfPage,
  pageAfter,
  STAGE_PAGES,
  type StagePage,
  stagePageSchema,
} from "@/server/accounts/application/use-cases/save-stage/stage-pages.schema";
import { answersToRead } from "@/server/accounts/application/use-cases/submit-stage/answers-to-read";
import { asSent, problemsOfPart } from "@/server/accounts/application/use-cases/submit-stage/read-part";
import {
  type SentStage,
  submitStageSchema,
} from "@/server/accounts/application/use-cases/submit-stage/stage-fields.schema";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import type { DocumentKind } from "@/server/accounts/domain/value-objects/document-kind";
import { accountsModule } from "@/server/composition-root";
import { type AskedByHolder, askedByHolder } from "./account-views";
import { ownDocuments, removeOwnDocument } from "./document-views";
import { auditRefusedForm, parseForm, problemState, refusedState, refuseForeignForm, textOf } from "./form-answers";
import { shown } from "./page-access";

/** What the pages under `/sell` show. */
export const ownSelling = async (holder: HolderActor): Promise<SellingPageDto> =>
  shown(await accountsModule().queries.getOwnSelling(holder));

/** An application to be looked over: its answers as they are sent, not as they were typed. */
export const toBeSent = ({ tasks, ...application }: SellingDto): SellingDto => ({
  ...application,
  tasks: tasks.map((task) => ({ ...task, fields: answersToRead(task.stage, task.fields) })),
});

/** `/sell`: the application begins. */
export async function startSelling(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("seller.open-application");
  const kept = { storeName: textOf(form, "storeName"), gstNumber: textOf(form, "gstNumber") };
  const foreign = await refuseForeignForm(asked, form, kept);
  if (foreign) return foreign;
  const empty = EMPTY_START.filter(({ field }) => kept[field].trim() === "");
  if (empty.length > 0) {
    await auditRefusedForm(asked, "VALIDATION");
    return problemState(empty, kept);
  }
  const parsed = await parseForm(asked, openApplicationSchema, kept, kept);
  if (!parsed.ok) return parsed.state;
  const opened = await accountsModule().selling.openApplication(parsed.input, asked.actor, asked.origin);
  if (!opened.ok) return refusedState(opened.refusal, kept, sellingWords);
  redirect("/sell");
}

const EMPTY_START = [
  { field: "storeName", problem: "Enter a store name." },
  { field: "gstNumber", problem: "Enter a GSTIN." },
] as const;

/** A page of a stage: what was typed is kept first, whatever is wrong with it. */
export async function saveStagePage(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("seller.save-stage");
  const read = stagePageSchema.safeParse(placeOf(form));
  const kept = read.success ? typedOn(pageOf(read.data.stage, read.data.page), form) : {};
  const foreign = await refuseForeignForm(asked, form, kept);
  if (foreign) return foreign;
  const parsed = await parseForm(asked, stagePageSchema, placeOf(form), kept);
  if (!parsed.ok) return parsed.state;
  const { stage, page, from, intent } = parsed.input;
  const here = pageOf(stage, page);
  const saved = await saveTyped(asked, { stage, page: here, form });
  if (!saved.ok) return refusedState(saved.refusal, { ...kept, ...saved.seen }, sellingWords);
  if (intent === "later") redirect("/sell?saved=1");
  const problems =
    here.kind === "FIELDS"
      ? problemsOfPart(stage, here.fields, saved.fields)
      : await missingDocument(asked.actor, here.document);
  if (problems.length > 0) return problemState(problems, { ...kept, ...saved.seen });
  const next = from === "check" ? null : pageAfter(stage, page);
  redirect(next ? addressOfPage(stage, next.page) : "/sell/check");
}

/** While somebody types: only kept, never judged. */
export async function autosaveStagePage(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("seller.save-stage");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const parsed = await parseForm(asked, stagePageSchema, { ...placeOf(form), intent: "later" }, {});
  if (!parsed.ok) return parsed.state;
  const { stage, page } = parsed.input;
  const saved = await saveTyped(asked, { stage, page: pageOf(stage, page), form });
  if (!saved.ok) return refusedState(saved.refusal, saved.seen, sellingWords);
  return { problems: [], values: saved.seen, receipt: saved.savedAt.toISOString() };
}

/** `/sell/check`: the stage in hand goes to staff as it was typed. */
export async function sendStage(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("seller.submit-stage");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const { application } = await ownSelling(asked.actor);
  const task = application?.tasks.find(({ stage }) => stage === application.openStage);
  if (!task || textOf(form, "stage") !== task.stage) {
    await auditRefusedForm(asked, "ILLEGAL_TRANSITION");
    return problemState([{ field: "", problem: SENT_ALREADY }], {});
  }
  const typed = { ...task.fields, ...certified(task.stage, form) };
  const input = { stage: task.stage, fields: asSent(task.stage, typed) };
  const parsed = await parseForm(asked, submitStageSchema, input, {});
  if (!parsed.ok) return { ...parsed.state, problems: parsed.state.problems.map(atField) };
  const sent = await accountsModule().selling.submitStage(parsed.input, asked.actor, asked.origin);
  if (!sent.ok) return refusedState(sent.refusal, {}, sellingWords);
  redirect("/sell/status?sent=1");
}

/** `/sell/status`: the applicant thinks better of it. */
export async function withdraw(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("seller.withdraw-application");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const withdrawn = await accountsModule().selling.withdrawApplication(asked.actor, asked.origin);
  if (!withdrawn.ok) return refusedState(withdrawn.refusal, {}, sellingWords);
  redirect("/sell");
}

/** A document of a stage that was not sent yet. */
export async function takeBackDocument(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("document.remove");
  return await removeOwnDocument(asked, asked.actor, form);
}

const SENT_ALREADY = "This part has been sent already. Go back to your tasks to see where it stands.";

const ANSWERED_WORDS =
  "These answers were changed in another window since this page was opened, so nothing was saved. Continue to keep what stands here, or open the page again to see the other answers.";

const placeOf = (form: FormData) => ({
  stage: textOf(form, "stage"),
  page: textOf(form, "page"),
  from: textOf(form, "from") || "tasks",
  intent: textOf(form, "intent") || "continue",
});

function pageOf(stage: SentStage, page: string): StagePage {
  return STAGE_PAGES[stage].find((one) => one.page === page) ?? STAGE_PAGES[stage][0];
}

const MOST_CHARACTERS = 2_000;

const typedOn = (page: StagePage, form: FormData): Readonly<Record<string, string>> =>
  page.kind === "FIELDS"
    ? Object.fromEntries(page.fields.map((name) => [name, textOf(form, name).slice(0, MOST_CHARACTERS)]))
    : {};

type Typing = { readonly stage: SentStage; readonly page: StagePage; readonly form: FormData };

type Seen = Readonly<Record<string, string>>;
type SavedTyping =
  | { readonly ok: true; readonly savedAt: Date; readonly fields: StageFields; readonly seen: Seen }
  | { readonly ok: false; readonly refusal: Refusal; readonly seen: Seen };

/** Another page may be kept at the very same moment: then this one is put on top of that, and tried once more. */
const MOST_TRIES = 3;

/**
 * The whole draft is kept anew: what stands on the other pages of the stage goes with it. Refuses CONFLICT when another
 * window answered this page otherwise since it was shown here; `seen` is then what stands there now.
 */
async function saveTyped(asked: AskedByHolder, typing: Typing, tries = MOST_TRIES): Promise<SavedTyping> {
  const { stage, page, form } = typing;
  const { application } = await ownSelling(asked.actor);
  const task = application?.tasks.find((one) => one.stage === stage);
  const before = task?.fields ?? {};
  const names = page.kind === "FIELDS" ? page.fields : [];
  const typed = typedOn(page, form);
  const seen = seenIn(textOf(form, "seen"));
  if (seen && isAnsweredElsewhere(before, { names, seen, typed })) {
    await auditRefusedForm(asked, "CONFLICT");
    return { ok: false as const, refusal: ANSWERED_ELSEWHERE, seen: { seen: seenText(names, before) } };
  }
  const fields = { ...before, ...typed };
  const input = { stage, fields, seenAt: task?.draftKeptAt ?? null };
  const saved = await accountsModule().selling.saveStage(input, asked.actor, asked.origin);
  if (saved.ok) {
    const { savedAt } = saved.value;
    return { ok: true as const, savedAt, fields, seen: { seen: seenText(names, fields) } };
  }
  const isStale = saved.refusal.code === "CONFLICT" && saved.refusal.what === ANSWERED_ELSEWHERE.what;
  return isStale && tries > 1 ? saveTyped(asked, typing, tries - 1) : { ...saved, seen: {} };
}

const ANSWERED_ELSEWHERE = { code: "CONFLICT", what: "draft" } as const;

const certified = (stage: SentStage, form: FormData): Readonly<Record<string, boolean>> =>
  stage === "BUSINESS" && textOf(form, "isSelfCertified") === "on" ? { isSelfCertified: true } : {};

/** `fields.pan` is the field `pan` of the page that asks for it. */
const atField = ({ field, problem }: FormState["problems"][number]) => ({
  field: field.replace(/^fields\./, ""),
  problem,
});

/** In the words of somebody who sells, not of an account. */
function sellingWords(refusal: Refusal): string {
  switch (refusal.code) {
    case "CONFLICT":
      if (refusal.what === ANSWERED_ELSEWHERE.what) return ANSWERED_WORDS;
      return refusal.what === "application on hold"
        ? "Your application is paused: nothing can be sent for now. What you typed is not lost."
        : refusalSentence(refusal);
    case "ILLEGAL_TRANSITION":
      return /^REJECTED$/.test(refusal.from) ? "You can't apply again yet." : SENT_ALREADY;
    case "ALREADY_EXISTS":
      return "You have an application under way already. Open your tasks to go on with it.";
    case "ACCOUNT_LOCKED":
      return "Selling is on hold on your account for now. Your shopping carries on as normal.";
    case "NOT_FOUND":
      return "There is no application under way.";
    default:
      return refusalSentence(refusal);
  }
}

/** At least one of the kind that can be sent; what was sent back for its documents wants new ones. */
async function missingDocument(holder: HolderActor, kind: DocumentKind): Promise<FormState["problems"]> {
  const documents = await ownDocuments(holder);
  if (documents.some((one) => one.kind === kind)) return [];
  return [{ field: "file", problem: `Add a file: ${documentLabels[kind]}.` }];
}
