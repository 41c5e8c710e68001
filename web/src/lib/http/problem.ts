/** What a refused or failed call says, whatever went wrong on the way. */

export interface FieldError {
  field: string;
  message: string;
}

export interface ProblemDetails {
  status: number;
  code: string;
  title?: string;
  detail?: string;
  errors?: FieldError[];
  correlation_id?: string;
}

export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: FieldError[];
  readonly correlationId: string | undefined;

  constructor(details: ProblemDetails) {
    super(details.detail || details.title || details.code);
    this.name = "ApiProblem";
    this.status = details.status;
    this.code = details.code;
    this.errors = details.errors ?? [];
    this.correlationId = details.correlation_id;
  }
}

/** No answer came: offline, timed out, or cut on the way. */
export function offlineProblem(): ApiProblem {
  return new ApiProblem({ status: 0, code: "offline" });
}

export function problemOf(status: number, body: unknown): ApiProblem {
  const details = (typeof body === "object" && body !== null ? body : {}) as Partial<ProblemDetails>;
  return new ApiProblem({ ...details, status, code: details.code ?? `http_${status}` });
}

export function isProblem(error: unknown, ...codes: string[]): error is ApiProblem {
  return error instanceof ApiProblem && (codes.length === 0 || codes.includes(error.code));
}

/** True when the same request may simply be sent again a little later. */
export function isPassing(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status === 429 || error.status >= 500);
}

/** `{field: message}` with the last part of a dotted or nested field name as well. */
export function fieldMessages(error: unknown): Record<string, string> {
  if (!(error instanceof ApiProblem)) return {};
  return Object.fromEntries(error.errors.map((one) => [one.field.replace(/^body\./, ""), one.message]));
}
