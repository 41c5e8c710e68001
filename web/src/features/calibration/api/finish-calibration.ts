import type { Calibration } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export function finishCalibration(calibrationId: string): Promise<Calibration> {
  return unwrap(api.POST("/v1/calibrations/{calibration_id}/finish", { params: { path: { calibration_id: calibrationId } } }));
}
