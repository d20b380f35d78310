"use client";

import dynamic from "next/dynamic";

// Each tab's code comes with its tab. The page's own boundary shows the tab's skeleton meanwhile.
export const TrustTab = dynamic(() => import("@/components/trust/trust-tab").then((module) => module.TrustTab));
export const AuditTab = dynamic(() => import("@/components/audit/audit-browser").then((module) => module.AuditBrowser));
export const SessionsTab = dynamic(() => import("./sessions-tab").then((module) => module.SessionsTab));
