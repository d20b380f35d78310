import { redirect } from "next/navigation";
import { documentLabels } from "@/server/accounts/application/dto/document-words";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import { refusalSentence } from "@/server/accounts/application/dto/refusal-sentences";
import type { SellingDto, SellingPageDto } from "@/server/accounts/application/dto/selling-dto";
import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import { openApplicationSchema } from "@/server/accounts/application/use-cases/open-application/open-application.schema";
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
  const saved = await saveTyped(asked, stage, kept);
  if (!saved.ok) return refusedState(saved.refusal, kept, sellingWords);
  if (intent === "later") redirect("/sell?saved=1");
  const problems =
    here.kind === "FIELDS"
      ? problemsOfPart(stage, here.fields, saved.fields)
      : await missingDocument(asked.actor, here.document);
  if (problems.length > 0) return problemState(problems, kept);
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
  const saved = await saveTyped(asked, stage, typedOn(pageOf(stage, page), form));
  if (!saved.ok) return refusedState(saved.refusal, {}, sellingWords);
  return { problems: [], values: {}, receipt: saved.savedAt.toISOString() };
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

/** The whole draft is kept anew: what stands on the other pages of the stage goes with it. */
async function saveTyped(asked: AskedByHolder, stage: SentStage, typed: Readonly<Record<string, string>>) {
  const { application } = await ownSelling(asked.actor);
  const before = application?.tasks.find((task) => task.stage === stage)?.fields ?? {};
  const fields = { ...before, ...typed };
  const saved = await accountsModule().selling.saveStage({ stage, fields }, asked.actor, asked.origin);
  return saved.ok ? { ok: true as const, savedAt: saved.value.savedAt, fields } : saved;
}

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
