import { handleNextAuth } from "@/server/accounts/adapters/inbound/next-auth/next-auth-route";

export { handleNextAuth as GET, handleNextAuth as POST };
