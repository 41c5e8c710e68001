/** In by the link: its secret is used, and taken out of the address. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLocation, useNavigate, useParams } from "react-router";

import { ErrorState, SkeletonLines } from "@/components/states";
import { enterRoom } from "../api/change-room";
import { getRoom } from "../api/get-room";

export function Component() {
  const { roomId = "" } = useParams();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const { mutate, error } = useMutation({
    mutationFn: () => enterRoom(roomId, hash.slice(1)),
    onSuccess: (room) => {
      cache.setQueryData(getRoom(roomId).queryKey, room);
      void navigate(`/rooms/${roomId}`, { replace: true });
    },
  });
  useEffect(() => mutate(), [mutate]);
  return error ? <ErrorState error={error} retry={() => mutate()} /> : <SkeletonLines lines={6} />;
}
