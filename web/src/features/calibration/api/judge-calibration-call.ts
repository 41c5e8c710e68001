import type { OwnVerdict } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export function judgeCalibrationCall(calibrationId: string, roleplayId: string, verdicts: OwnVerdict[]) {
  const path = { calibration_id: calibrationId, roleplay_id: roleplayId };
  return unwrap(api.PUT("/v1/calibrations/{calibration_id}/calls/{roleplay_id}", { params: { path }, body: { verdicts } }));
}
