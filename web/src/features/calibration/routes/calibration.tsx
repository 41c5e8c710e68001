/** Judge past calls blind, then see how well the machine agrees. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";

import { Loaded } from "@/components/Loaded";
import { PageHead } from "@/components/PageHead";
import { SkeletonLines } from "@/components/states";
import { getCalibration } from "../api/get-calibration";
import { Agreement } from "../components/Agreement";
import { BlindJudging } from "../components/BlindJudging";
import "../texts";

export function Component() {
  const { t } = useTranslation("calibration");
  const { calibrationId = "" } = useParams();
  const calibration = useQuery({ ...getCalibration(calibrationId), refetchOnWindowFocus: false });
  return (
    <Loaded query={calibration} skeleton={<SkeletonLines lines={12} />}>
      {(data) => (
        <>
          <PageHead
            title={t("title", { rubric: data.rubric.name })}
            above={<Link to={`/rubrics/${data.rubric_id}`}>← {data.rubric.name}</Link>}
            lead={t(data.state === "done" ? "lead_done" : "lead", { version: data.rubric_version })}
          />
          {data.result ? <Agreement calibration={data} result={data.result} /> : <BlindJudging calibration={data} />}
        </>
      )}
    </Loaded>
  );
}
