/** How well the machine agrees with a person, in numbers and case by case. */
import { useTranslation } from "react-i18next";

import type { Calibration, CalibrationResult } from "@/api/types";
import { Card } from "@/components/Card";
import { Table, type Column } from "@/components/Table";
import { formatPercent } from "@/lib/format";
import css from "./calibration.module.css";
import { Disagreements } from "./Disagreements";

interface AgreementProps {
  calibration: Calibration;
  result: CalibrationResult;
}

export function Agreement({ calibration, result }: AgreementProps) {
  const { t } = useTranslation("calibration");
  const titles = new Map(calibration.rubric.criteria.map((one) => [one.criterion_id, one.title]));
  return (
    <div className="stack">
      <div className={css.top}>
        <Card title={t("kappa.title")}>
          <p className={css.figure}>{kappa(result.kappa)}</p>
          <p className="small dim">{t("kappa.interval", { low: kappa(result.ci_low), high: kappa(result.ci_high) })}</p>
          <p className="small">{t("kappa.agreement", { share: formatPercent(result.agreement ?? 0), judgements: result.judgements })}</p>
          <p className="small">{t(verdictOf(result))}</p>
        </Card>
        <Card title={t("confusion.title")}>
          <Confusion result={result} />
        </Card>
      </div>
      <Card title={t("criteria.title")}>
        <ByCriterion result={result} titles={titles} />
      </Card>
      <Disagreements calibration={calibration} result={result} titles={titles} />
    </div>
  );
}

export function kappa(value: number | null): string {
  return value === null ? "–" : value.toFixed(2);
}

function verdictOf(result: CalibrationResult) {
  if (!result.enough) return "kappa.too_few" as const;
  return result.may_gate ? ("kappa.may_gate" as const) : ("kappa.too_low" as const);
}

function Confusion({ result }: { result: CalibrationResult }) {
  const { t } = useTranslation("calibration");
  const { yes_yes, yes_no, no_yes, no_no, machine_unsure, person_unsure } = result.confusion;
  return (
    <>
      <table className={css.confusion}>
        <caption className="sr-only">{t("confusion.title")}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t("confusion.machine_yes")}</th>
            <th scope="col">{t("confusion.machine_no")}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t("confusion.person_yes")}</th>
            <td data-same>{yes_yes}</td>
            <td>{yes_no}</td>
          </tr>
          <tr>
            <th scope="row">{t("confusion.person_no")}</th>
            <td>{no_yes}</td>
            <td data-same>{no_no}</td>
          </tr>
        </tbody>
      </table>
      <p className="small dim">{t("confusion.unsure", { machine: machine_unsure, person: person_unsure })}</p>
    </>
  );
}

function ByCriterion({ result, titles }: { result: CalibrationResult; titles: Map<string, string> }) {
  const { t } = useTranslation("calibration");
  const columns: Column[] = [
    { id: "criterion", label: t("criteria.criterion") },
    { id: "judgements", label: t("criteria.judgements"), numeric: true },
    { id: "kappa", label: t("criteria.kappa"), numeric: true },
  ];
  return (
    <Table caption={t("criteria.table")} columns={columns}>
      {result.criteria.map((one) => (
        <tr key={one.criterion_id}>
          <th scope="row">{titles.get(one.criterion_id) ?? one.criterion_id}</th>
          <td className="num">{one.judgements}</td>
          <td className="num">{kappa(one.kappa)}</td>
        </tr>
      ))}
    </Table>
  );
}
