import type { Metadata } from "next";
import { AccountFrame } from "@/components/account/account-frame";
import { DevicePage } from "@/components/account/device-page";
import { DemoStrip } from "@/components/shell/demo-strip";
import { csrfToken } from "@/server/accounts/adapters/inbound/rest/form-answers";
import { isDemo, requireHolder } from "@/server/accounts/adapters/inbound/rest/page-access";
import { signOutAction } from "../../../../../sign-out-action";
import { nameDeviceAction } from "../actions";
import { ownDevice } from "../own-device";

export const metadata: Metadata = { title: "Device" };

export default async function DeviceRoute({ params }: { params: Promise<{ deviceId: string }> }) {
  const { deviceId } = await params;
  const holder = await requireHolder(`/account/security/devices/${encodeURIComponent(deviceId)}`);
  const device = await ownDevice(deviceId);
  return (
    <AccountFrame name={holder.name} current="security" signOut={signOutAction} strip={isDemo() ? <DemoStrip /> : null}>
      <DevicePage device={device} csrf={await csrfToken()} rename={nameDeviceAction} />
    </AccountFrame>
  );
}
