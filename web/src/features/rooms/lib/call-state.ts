/** What a page knows of a call, and what each thing that is said changes in it. No I/O. */
import type { SignalBody } from "@/lib/media/line";

export interface Place {
  participant: string;
  audio: string;
  video: string;
}

export interface ChatLine {
  user_id: string;
  text: string;
  at: string;
  whisper: boolean;
}

export type Phase = "joining" | "live" | "again" | "over";

export interface CallState {
  phase: Phase;
  why: string | null;
  places: Place[];
  screen: Place | null;
  speaking: string[];
  dominant: string;
  quality: Record<string, number>;
  off: Record<string, { muted: boolean; camera_off: boolean }>;
  hands: string[];
  chat: ChatLine[];
  recording: { running: boolean; waiting_for: string[] } | null;
}

export const BEGINNING: CallState = {
  phase: "joining",
  why: null,
  places: [],
  screen: null,
  speaking: [],
  dominant: "",
  quality: {},
  off: {},
  hands: [],
  chat: [],
  recording: null,
};

type Rule = (state: CallState, said: SignalBody) => CallState;

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const list = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);

const line =
  (whisper: boolean): Rule =>
  (state, said) => ({ ...state, chat: [...state.chat, { user_id: text(said.user_id), text: text(said.text), at: text(said.at), whisper }] });

const RULES: Record<string, Rule> = {
  slots: (state, said) => ({
    ...state,
    places: list<Place>(said.places).filter((one) => one.participant),
    screen: (said.screen as Place | null)?.participant ? (said.screen as Place) : null,
  }),
  speaking: (state, said) => ({ ...state, speaking: list<string>(said.speaking), dominant: text(said.dominant) || state.dominant }),
  quality: (state, said) => ({ ...state, quality: { ...state.quality, ...(said.people as Record<string, number> | undefined) } }),
  mute: (state, said) => ({ ...state, off: { ...state.off, [text(said.user_id)]: { muted: said.muted === true, camera_off: said.camera_off === true } } }),
  hand: (state, said) => {
    const others = state.hands.filter((one) => one !== said.user_id);
    return { ...state, hands: said.up ? [...others, text(said.user_id)] : others };
  },
  chat: line(false),
  whisper: line(true),
  history: (state, said) => ({
    ...state,
    chat: list<SignalBody>(said.lines).map((one) => ({ user_id: text(one.user_id), text: text(one.text), at: text(one.at), whisper: one.kind === "whisper" })),
  }),
  gone: (state, said) => {
    const who = text(said.user_id);
    const off = Object.fromEntries(Object.entries(state.off).filter(([id]) => id !== who));
    return { ...state, off, hands: state.hands.filter((one) => one !== who) };
  },
  recording: (state, said) => ({ ...state, recording: { running: said.running === true, waiting_for: list<string>(said.waiting_for) } }),
  ended: (state) => ({ ...state, phase: "over", why: "ended" }),
};

/** The state after something was said; what is not known changes nothing. */
export function follow(state: CallState, said: SignalBody): CallState {
  return RULES[said.kind]?.(state, said) ?? state;
}
