/** The three lines; a click on a turn leads to its words. The table holds the same for keys and readers. */
import { AxisBottom, AxisLeft } from "@visx/axis";
import { scaleLinear } from "@visx/scale";
import { LinePath } from "@visx/shape";

import type { Moment } from "@/api/types";
import { useWidth } from "@/lib/use-width";
import css from "./TimelineChart.module.css";

const HEIGHT = 200;
const EDGE = { top: 12, right: 14, bottom: 28, left: 32 };
const TICKS = { className: css.tick };
const LINES = ["trust", "interest", "patience"] as const;

interface TimelineChartProps {
  moments: Moment[];
  label: string;
  onPick: (turn: number) => void;
}

export default function TimelineChart({ moments, label, onPick }: TimelineChartProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const turns = moments.map((one) => one.turn);
  const x = scaleLinear({ domain: [Math.min(...turns), Math.max(...turns, (turns[0] ?? 0) + 1)], range: [EDGE.left + 8, width - EDGE.right] });
  const y = scaleLinear({ domain: [0, 100], range: [HEIGHT - EDGE.bottom, EDGE.top] });
  const step = (width - EDGE.left - EDGE.right) / Math.max(1, moments.length);
  return (
    <div ref={box}>
      <svg width={width} height={HEIGHT} role="img" aria-label={label}>
        {[0, 25, 50, 75, 100].map((mark) => (
          <line key={mark} x1={EDGE.left} x2={width - EDGE.right} y1={y(mark)} y2={y(mark)} className={css.grid} />
        ))}
        <AxisLeft scale={y} left={EDGE.left} tickValues={[0, 50, 100]} hideAxisLine hideTicks tickLabelProps={TICKS} />
        <AxisBottom scale={x} top={HEIGHT - EDGE.bottom} tickValues={turns} hideAxisLine hideTicks tickLabelProps={TICKS} tickFormat={String} />
        {LINES.map((name) => (
          <LinePath key={name} data={moments} x={(one) => x(one.turn)} y={(one) => y(one[name])} className={css[name]} />
        ))}
        {moments.map((one) => (
          <rect
            key={one.turn}
            x={x(one.turn) - step / 2}
            y={0}
            width={step}
            height={HEIGHT}
            className={css.hit}
            onClick={() => onPick(one.turn)}
          >
            <title>{`${one.turn}: ${one.reasons.join(", ")}`}</title>
          </rect>
        ))}
      </svg>
    </div>
  );
}
