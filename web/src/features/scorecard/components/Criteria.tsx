/** Every criterion with its verdict, and quotes that lead to the very words. */
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Quote, Scorecard, Verdict } from "@/api/types";
import { Card } from "@/components/Card";
import { Segments } from "@/components/Segments";
import { CriterionBlock } from "./CriterionBlock";

type Group = "all" | Verdict;

const GROUPS: readonly Group[] = ["all", "no", "yes", "not_assessable"];

interface CriteriaProps {
  card: Scorecard;
  marked: Quote | null;
  onShow: (quote: Quote) => void;
}

export function Criteria({ card, marked, onShow }: CriteriaProps) {
  const { t } = useTranslation("scorecard");
  const [group, setGroup] = useState<Group>("all");
  const shown = card.criteria.filter((one) => group === "all" || one.verdict === group);
  const sections = [...new Set(shown.map((one) => one.section))];
  const switcher = (
    <Segments
      label={t("criteria.filter")}
      value={group}
      onChange={setGroup}
      options={GROUPS.filter((one) => one === "all" || card.criteria.some((item) => item.verdict === one)).map((value) => ({
        value,
        label: t(`criteria.${value}`),
      }))}
    />
  );
  return (
    <Card title={t("criteria.title")} aside={switcher}>
      {shown.length === 0 && <p className="dim">{t("criteria.none")}</p>}
      <div className="stack">
        {sections.map((section) => (
          <section key={section} aria-label={section}>
            <h3 className="dim">{section}</h3>
            {shown
              .filter((one) => one.section === section)
              .map((one) => (
                <CriterionBlock key={one.criterion_id} card={card} criterion={one} marked={marked} onShow={onShow} />
              ))}
          </section>
        ))}
      </div>
    </Card>
  );
}
