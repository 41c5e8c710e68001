import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { LinkButton } from "@/components/LinkButton";
import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { SkeletonLines } from "@/components/states";
import { isPassing } from "@/lib/http/problem";
import { verifyEmail } from "../api/verify-email";
import "../texts";

export function Component() {
  const { t } = useTranslation("auth");
  const [params] = useSearchParams();
  const token = params.get("token") ?? "";
  const verified = useQuery({
    queryKey: ["verify-email", token],
    queryFn: () => confirmed(token),
    staleTime: Infinity,
  });
  return (
    <>
      <PageHead title={t("verify.title")} />
      <Loaded query={verified} skeleton={<SkeletonLines lines={2} />}>
        {(done) => (
          <>
            <p role={done ? "status" : "alert"}>{t(done ? "verify.done" : "verify.failed")}</p>
            <LinkButton to="/" mt="md">
              {t("verify.go")}
            </LinkButton>
          </>
        )}
      </Loaded>
    </>
  );
}

/** False when the link is no good; what may pass is thrown, so that it can be tried again. */
async function confirmed(token: string): Promise<boolean> {
  try {
    await verifyEmail(token);
    return true;
  } catch (error) {
    if (isPassing(error)) throw error;
    return false;
  }
}
