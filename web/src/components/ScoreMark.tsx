/** A score of 0 to 5 and whether it passed, in words as well as in colour. */
import { IconCheck, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { formatScore } from "@/lib/format";
import css from "./ScoreMark.module.css";

interface ScoreMarkProps {
  score: number | null | undefined;
  passed?: boolean | null;
}

export function ScoreMark({ score, passed }: ScoreMarkProps) {
  const { t } = useTranslation();
  if (typeof score !== "number") return <span className={css.none}>{t("score.none")}</span>;
  return (
    <span className={`${css.mark} ${typeof passed === "boolean" ? css[passed ? "good" : "bad"] : css.plain}`}>
      {typeof passed === "boolean" && <Passed passed={passed} />}
      <span className="num">{formatScore(score)}</span>
    </span>
  );
}

function Passed({ passed }: { passed: boolean }) {
  const { t } = useTranslation();
  const Sign = passed ? IconCheck : IconX;
  return (
    <>
      <Sign size={14} aria-hidden />
      <span className="sr-only">{t(passed ? "score.passed" : "score.failed")}</span>
    </>
  );
}
