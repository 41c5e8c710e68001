/** Why a form was not accepted, said aloud to screen readers as it appears. */
import { Note } from "./Note";

export function FormFailure({ message }: { message: string | null }) {
  return message ? (
    <Note tone="bad" role="alert">
      {message}
    </Note>
  ) : null;
}
