/** A persona as the editor holds it: lists of words as text, optional parts always there. */
import type { HiddenFact, Need, Objection, Persona } from "@/api/types";

type Worded<T> = Omit<T, "keywords"> & { keywords: string };

export interface PersonaForm extends Omit<Persona, "needs" | "hidden_facts" | "gatekeeper"> {
  needs: Worded<Need>[];
  hidden_facts: Worded<HiddenFact>[];
  gatekeeper: { name: string; role: string };
}

export const LIMITS = { needs: 8, hidden_facts: 16, objections: 8 } as const;

export function toForm(persona: Persona): PersonaForm {
  return {
    ...persona,
    needs: persona.needs.map(worded),
    hidden_facts: persona.hidden_facts.map(worded),
    gatekeeper: persona.gatekeeper ?? { name: "", role: "" },
    grievance: persona.grievance ?? "",
  };
}

export function toPersona(form: PersonaForm): Persona {
  return {
    ...form,
    needs: form.needs.map(listed),
    hidden_facts: form.hidden_facts.map(listed),
    gatekeeper: form.gatekeeper.name.trim() ? { name: form.gatekeeper.name, role: form.gatekeeper.role || "assistant" } : null,
    list_price: form.list_price || null,
    walk_away_price: form.walk_away_price || null,
    grievance: form.grievance?.trim() ? form.grievance : null,
  };
}

function worded<T extends { keywords: string[] }>(part: T): Worded<T> {
  return { ...part, keywords: part.keywords.join(", ") };
}

function listed<T extends { keywords: string }>(part: T): Omit<T, "keywords"> & { keywords: string[] } {
  return { ...part, keywords: part.keywords.split(",").map((word) => word.trim()).filter(Boolean) };
}

function freshId(kind: string): string {
  return `${kind}-${crypto.randomUUID().slice(0, 8)}`;
}

export function newNeed(): Worded<Need> {
  return { id: freshId("need"), text: "", priority: 2, keywords: "" };
}

export function newFact(): Worded<HiddenFact> {
  return { id: freshId("fact"), topic: "", text: "", kind: "problem", needs_trust: 30, keywords: "" };
}

export function newObjection(): Objection {
  return { id: freshId("objection"), text: "", type: "trust", resolved_by: "listening", resolution: "" };
}

const REQUIRED = ["name", "role", "company", "industry", "situation", "product", "budget.text", "authority.text"] as const;

/** `{path: message}` of what is empty but must not be; ranges are the server's to check. */
export function missingFields(form: PersonaForm, message: string): Record<string, string> {
  const plain = REQUIRED.filter((path) => !textAt(form, path).trim());
  const listed = (["needs", "hidden_facts", "objections"] as const).flatMap((list) =>
    form[list].flatMap((part, index) => (part.text.trim() ? [] : [`${list}.${index}.text`])),
  );
  const topics = form.hidden_facts.flatMap((fact, index) => (fact.topic.trim() ? [] : [`hidden_facts.${index}.topic`]));
  return Object.fromEntries([...plain, ...listed, ...topics].map((path) => [path, message]));
}

function textAt(form: PersonaForm, path: (typeof REQUIRED)[number]): string {
  if (path === "budget.text") return form.budget.text;
  if (path === "authority.text") return form.authority.text;
  return form[path];
}

/** The names of the fields in which two versions differ. */
export function changedFields(one: Persona, other: Persona): (keyof Persona)[] {
  return (Object.keys(one) as (keyof Persona)[]).filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
}
