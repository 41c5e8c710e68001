/** The buyer's state of mind after a turn, and why the buyer answered so. */
import { useTranslation } from "react-i18next";

import type { BrainView, TryOutTurn } from "@/api/types";
import css from "./tryout.module.css";
import { plain } from "./TryOutPane";

const TOP = 100;
const METERS = ["trust", "interest", "patience"] as const;

export function BrainState({ turn, state }: { turn: TryOutTurn; state: BrainView }) {
  const { t } = useTranslation("bots");
  const open = state.objections.map((one) => `${plain(one.name)}: ${t(`tryout.objection.${one.state}`)}`);
  return (
    <div className={css.brain}>
      <dl className={css.meters}>
        {METERS.map((name) => (
          <div key={name}>
            <dt>{t(`tryout.${name}`)}</dt>
            <dd>
              <span className={css.meter} aria-hidden>
                <span style={{ transform: `scaleX(${state[name] / TOP})` }} />
              </span>
              <span className="num">{Math.round(state[name])}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <strong>{t("tryout.decided", { decision: plain(turn.decision ?? "") })}</strong> {turn.reasons.join(" ")}
      </p>
      <p className="dim">
        {t("tryout.stage", { stage: plain(state.stage), mood: plain(state.mood) })}
        {state.revealed.length > 0 && ` ${t("tryout.told", { topics: state.revealed.map(plain).join(", ") })}`}
        {open.length > 0 && ` ${open.join("; ")}`}
      </p>
    </div>
  );
}
