import { api, unwrap } from "@/lib/http/client";
import { adoptTokens } from "@/lib/http/session";

export interface NewCompany {
  company_name: string;
  name: string;
  email: string;
  password: string;
}

/** Makes a company and its first admin, and signs in. */
export async function signUp(company: NewCompany): Promise<void> {
  adoptTokens(await unwrap(api.POST("/v1/auth/sign-up", { body: company })));
}
