import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/account-frame";
import { NotMePage } from "@/components/account/not-me-page";
import { DemoStrip } from "@/components/shell/demo-strip";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { signOutAction } from "../../../../../../sign-out-action";
import { denyDeviceAction } from "../../actions";
import { ownDevice } from "../../own-device";

export const metadata: Metadata = { title: "This was not me" };

export default async function NotMeRoute({ params }: { params: Promise<{ deviceId: string }> }) {
  const { deviceId } = await params;
  const holder = await requireHolder(`/account/security/devices/${encodeURIComponent(deviceId)}/not-me`);
  const device = await ownDevice(deviceId);
  return (
    <AccountFrame name={holder.name} current="security" signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <NotMePage device={device} csrf={await csrfToken()} deny={denyDeviceAction} />
    </AccountFrame>
  );
}
