import { handleTrpcRequest } from "@/server/trpc/fetch-handler";

export { handleTrpcRequest as GET, handleTrpcRequest as POST };
