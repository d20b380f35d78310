import { redirect } from "next/navigation";
import type { FormState } from "@/server/accounts/application/dto/form-state-dto";
import type { SecurityActivityDto } from "@/server/accounts/application/dto/security-activity-dto";
import { denyDeviceSchema } from "@/server/accounts/application/use-cases/deny-device/deny-device.schema";
import { renameDeviceSchema } from "@/server/accounts/application/use-cases/rename-device/rename-device.schema";
import { accountsModule } from "@/server/composition-root";
import { askedByHolder } from "./account-views";
import { csvLine } from "./csv";
import { askedFor, auditRefusedForm, parseForm, refusedState, refuseForeignForm, textOf } from "./form-answers";

const PAGE = "/account/security";

/** `/account/security/devices/[deviceId]`: the owner's own name for it; an empty one takes the name away. */
export async function nameOwnDevice(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("account.rename-device");
  const kept = { name: textOf(form, "name") };
  const foreign = await refuseForeignForm(asked, form, kept);
  if (foreign) return foreign;
  const parsed = await parseForm(asked, renameDeviceSchema, { deviceId: textOf(form, "deviceId"), ...kept }, kept);
  if (!parsed.ok) return parsed.state;
  const renamed = await accountsModule().devices.rename(parsed.input, asked.actor, asked.origin);
  if (!renamed.ok) return refusedState(renamed.refusal, kept);
  return { problems: [], values: {}, receipt: "The name is saved." };
}

/** `/account/security/devices/[deviceId]/not-me`: ends it there, then leads through what else to do. */
export async function denyOwnDevice(form: FormData): Promise<FormState> {
  const asked = await askedByHolder("account.deny-device");
  const foreign = await refuseForeignForm(asked, form, {});
  if (foreign) return foreign;
  const input = { deviceId: textOf(form, "deviceId"), everywhereElse: textOf(form, "everywhereElse") === "on" };
  const parsed = await parseForm(asked, denyDeviceSchema, input, {});
  if (!parsed.ok) return parsed.state;
  const denied = await accountsModule().devices.deny(parsed.input, asked.actor, asked.origin);
  if (!denied.ok) return refusedState(denied.refusal, {});
  redirect(`${PAGE}/after-not-me`);
}

/** `GET /account/security/activity`: the last 90 days as a file, or back to the page when it was asked too often. */
export async function downloadSecurityActivity(): Promise<Response> {
  const asked = await askedFor("account.export-activity");
  const { actor, origin } = asked;
  if (actor.kind !== "HOLDER") {
    await auditRefusedForm(asked, actor.kind === "ANONYMOUS" ? "SESSION_ENDED" : "FORBIDDEN");
    return seeOther(`/login?next=${encodeURIComponent(PAGE)}`);
  }
  const { devices, queries } = accountsModule();
  const allowed = await devices.exportActivity(actor, origin);
  const activity = allowed.ok ? await queries.listSecurityActivity(actor, "FILE") : allowed;
  return activity.ok ? fileOf(activity.value) : seeOther(`${PAGE}?problem=download`);
}

function fileOf(activity: readonly SecurityActivityDto[]): Response {
  const lines = activity.map(({ at, words, deviceName, place }) =>
    csvLine([at.toISOString(), words, deviceName ?? "", place ?? ""]),
  );
  return new Response(`\uFEFF${csvLine(["Time (UTC)", "What happened", "Device", "Country"])}${lines.join("")}`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="security-activity-${new Date().toISOString().slice(0, 10)}.csv"`,
      "cache-control": "no-store",
    },
  });
}

/** Relative, so that no header of the request has a say in where it leads. */
const seeOther = (path: string): Response => new Response(null, { status: 303, headers: { location: path } });
