import { redirect } from "next/navigation";
import { staffSession } from "./staff-session";

/** Each role begins where its work is. */
export default async function ConsoleRoute() {
  const { role } = await staffSession();
  if (role === "SUPPORT") redirect("/console/accounts");
  redirect(role === "AUDITOR" || role === "ADMIN" ? "/console/audit" : "/console/review");
}
