import type { Calibration } from "@/api/types";
import { api, unwrap } from "@/lib/http/client";

/** Starts one, however often it is asked for with the same key. */
export function startCalibration(rubricId: string, calls: number, key: string): Promise<Calibration> {
  return unwrap(api.POST("/v1/calibrations", { params: { header: { "idempotency-key": key } }, body: { rubric_id: rubricId, calls } }));
}
