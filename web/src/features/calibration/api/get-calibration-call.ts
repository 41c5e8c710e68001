import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

/** A call to be judged blind: what was said and the criteria, no verdict of anybody else. */
export function getCalibrationCall(calibrationId: string, roleplayId: string) {
  const path = { calibration_id: calibrationId, roleplay_id: roleplayId };
  return queryOptions({
    queryKey: ["calibration", calibrationId, roleplayId],
    queryFn: () => unwrap(api.GET("/v1/calibrations/{calibration_id}/calls/{roleplay_id}", { params: { path } })),
  });
}
