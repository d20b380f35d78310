import { compose } from "@/server/composition-root";
import type { Runtime } from "./runtime";

/** The link for whoever watches this console, outside the demo and while no ADMIN exists; made anew at each start. */
export async function firstAdminLink({ config }: Runtime): Promise<string | null> {
  if (config.demo) return null;
  const composition = compose(config, "goodstanding-first-admin");
  try {
    return await composition.accounts.team.firstAdminLink();
  } finally {
    await composition.close();
  }
}
