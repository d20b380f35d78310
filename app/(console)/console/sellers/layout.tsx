import { forbidden } from "next/navigation";
import type { ReactNode } from "react";
import { staffSession } from "../staff-session";

export default async function SellersLayout({ children }: { children: ReactNode }) {
  const { can } = await staffSession();
  if (!can.includes("seller.read")) forbidden();
  return children;
}
