import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { refusalSentence } from "@/server/accounts/application/dto/refusal-sentences";
import type { StaffCreated } from "@/server/accounts/application/use-cases/create-staff/create-staff";
import {
  type CreateStaffInput,
  createStaffSchema,
} from "@/server/accounts/application/use-cases/create-staff/create-staff.schema";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";
import { compose } from "@/server/composition-root";
import { type Command, type CommandContext, UsageError } from "./command";

/** `create-staff`: the operator as the second person, until two ADMINs exist. */
export const createStaff: Command = {
  summary: "print a one-time link that makes a staff account, or change a colleague's role, until there are two ADMINs",
  usage: "create-staff --email E --name N --role R [--json]",
  run: async (context) => {
    const input = readInput(context.args);
    const composition = compose(context.runtime.config, "goodstanding-create-staff");
    try {
      const origin = { requestId: `create-staff:${randomUUID()}`, channel: "cli", ip: null, userAgent: null } as const;
      const created = await composition.accounts.team.createStaff(input, origin);
      if (!created.ok) return refused(context, created.refusal);
      answer(context, input, created.value);
      return 0;
    } finally {
      await composition.close();
    }
  },
};

function readInput(args: readonly string[]): CreateStaffInput {
  const options = { email: { type: "string" }, name: { type: "string" }, role: { type: "string" } } as const;
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true });
    const parsed = createStaffSchema.safeParse({ ...values, role: values.role?.toUpperCase() });
    if (parsed.success) return parsed.data;
  } catch {
    // An unknown option: the usage says which there are.
  }
  throw new UsageError(`Say who it is: an email address, a name and a role (${STAFF_ROLES.join(", ")}).`);
}

function answer({ json, print, tell }: CommandContext, { email, role }: CreateStaffInput, created: StaffCreated): void {
  if (json) {
    print(JSON.stringify({ email, role, ...created }));
  } else if (created.outcome === "ROLE_CHANGED") {
    print(`${email} now works as ${role}. Sessions ended: ${created.sessionsEnded}.`);
  } else {
    tell(`Hand this link to ${email}. It works once, for 30 minutes; run the command again for another one.`);
    print(created.link);
  }
}

function refused({ json, print, tell }: CommandContext, refusal: Refusal): number {
  if (json) print(JSON.stringify({ refused: refusal.code }));
  tell(
    refusal.code === "APPROVAL_REQUIRED"
      ? "There are two ADMINs now. Invite colleagues on /console/team: the other ADMIN approves there."
      : refusalSentence(refusal),
  );
  return 1;
}
