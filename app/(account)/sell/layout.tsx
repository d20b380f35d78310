import type { ReactNode } from "react";
import { SessionGuard } from "@/components/account/session-guard";

export default function SellLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <SessionGuard />
    </>
  );
}
