import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/http/client";

export function getCalibration(calibrationId: string) {
  return queryOptions({
    queryKey: ["calibration", calibrationId],
    queryFn: () => unwrap(api.GET("/v1/calibrations/{calibration_id}", { params: { path: { calibration_id: calibrationId } } })),
  });
}
