import { api, unwrap } from "@/lib/http/client";

export interface MfaStarted {
  secret: string;
  otpauth_uri: string;
}

export function startMfa(): Promise<MfaStarted> {
  return unwrap(api.POST("/v1/me/mfa"));
}
