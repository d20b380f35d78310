"use client";

import dynamic from "next/dynamic";

// Each tab's code comes with its tab. The page's own boundary shows the tab's skeleton meanwhile.
export const TrustTab = dynamic(() => import("@/components/trust/trust-tab").then((module) => module.TrustTab));
export const AuditTab = dynamic(() => import("@/components/audit/audit-browser").then((module) => module.AuditBrowser));
export const SessionsTab = dynamic(() => import("./sessions-tab").then((module) => module.SessionsTab));
export const BuyerTab = dynamic(() => import("@/components/accounts/buyer-panel").then((module) => module.BuyerPanel));
export const SellerTab = dynamic(() =>
  import("@/components/accounts/seller-panel").then((module) => module.SellerPanel),
);
export const LinkedTab = dynamic(() =>
  import("@/components/accounts/linked-panel").then((module) => module.LinkedPanel),
);
