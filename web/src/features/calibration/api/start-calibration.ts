import type { Calibration } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

export function startCalibration(rubricId: string, calls: number): Promise<Calibration> {
  return unwrap(api.POST("/v1/calibrations", { body: { rubric_id: rubricId, calls } }));
}
