/** The name of the house, with its sign. */
import css from "./Brand.module.css";

export function Brand() {
  return (
    <span className={css.brand}>
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden>
        <rect width="32" height="32" rx="9" fill="var(--mantine-color-blue-6)" />
        <path
          d="M8 13.500a5.500 5.500 0 0 1 5.500-5.500H19m5 10.500a5.500 5.500 0 0 1-5.500 5.500H13M16 4.500 19.500 8 16 11.500M16 27.500 12.500 24l3.500-3.500"
          fill="none"
          stroke="#fff"
          strokeWidth="2.600"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      Sparring
    </span>
  );
}
