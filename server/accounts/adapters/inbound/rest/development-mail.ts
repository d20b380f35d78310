import type { DevelopmentMailDto } from "@/server/accounts/application/dto/development-mail-dto";
import { accountsModule } from "@/server/composition-root";

/** What development kept instead of sending it. */
export const developmentMail = (): Promise<readonly DevelopmentMailDto[]> => accountsModule().listDevelopmentMail();
