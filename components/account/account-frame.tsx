import type { ReactNode } from "react";
import type { AccountPageKey } from "@/components/shell/account-pages";
import { AccountShell } from "@/components/shell/account-shell";
import type { SignOut } from "@/components/shell/person";
import { SessionGuard } from "./session-guard";

const PAGES: readonly AccountPageKey[] = ["profile", "addresses", "security", "notifications", "sell", "data", "close"];

type AccountFrameProps = {
  name: string;
  current: AccountPageKey;
  signOut: SignOut;
  strip?: ReactNode;
  children: ReactNode;
};

/** One's own account: the shell, and somebody at the door who says when the session is over. */
export function AccountFrame({ name, current, signOut, strip, children }: AccountFrameProps) {
  return (
    <AccountShell person={{ name }} signOut={signOut} current={current} pages={PAGES} strip={strip}>
      {children}
      <SessionGuard />
    </AccountShell>
  );
}
