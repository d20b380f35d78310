import type { Metadata } from "next";
import { cookies } from "next/headers";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { CommandPalette } from "@/components/palette/command-palette";
import { ConsoleFrame } from "@/components/shell/console-frame";
import { preferenceCookies } from "@/components/shell/preferences";
import { TrpcProvider } from "@/components/trpc/trpc-provider";
import { serverCaller } from "@/server/trpc/caller";
import { signOutAction } from "../../sign-out-action";
import { staffSession } from "./staff-session";

export const metadata: Metadata = { title: { template: "%s · Goodstanding", default: "Console" } };

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const me = await staffSession();
  const caller = await serverCaller();
  const [queue, approvals, sellers] = await Promise.all([
    me.can.includes("case.read") ? caller.review.countNew({ since: new Date() }) : null,
    me.can.includes("approval.read") ? caller.approvals.count() : null,
    me.can.includes("seller.read") ? caller.sellers.count() : null,
  ]);
  const jar = await cookies();
  return (
    <NuqsAdapter>
      <TrpcProvider>
        <ConsoleFrame
          me={me}
          openCases={queue?.open ?? null}
          waiting={approvals?.pending ?? null}
          sellers={sellers?.needsUs ?? null}
          signOut={signOutAction}
          sidebarIsNarrow={jar.get(preferenceCookies.sidebar)?.value === "narrow"}
          drawnAt={Date.now()}
          palette={<CommandPalette />}
        >
          {children}
        </ConsoleFrame>
      </TrpcProvider>
    </NuqsAdapter>
  );
}
