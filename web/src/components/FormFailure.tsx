/** Why a form was not accepted, said aloud to screen readers as it appears. */
import { Alert } from "@mantine/core";

export function FormFailure({ message }: { message: string | null }) {
  return message ? (
    <Alert color="red" variant="light" role="alert" p="sm">
      {message}
    </Alert>
  ) : null;
}
