/** A dialog over the page, on the browser's own element: focus stays inside, Escape closes. */
import { CloseButton } from "@mantine/core";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import css from "./Modal.module.css";

interface ModalProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
}

export function Modal({ title, onClose, children, footer, wide }: ModalProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = box.current;
    if (dialog && !dialog.open) dialog.showModal();
    document.body.style.overflow = "hidden";
    return () => {
      dialog?.close();
      document.body.style.overflow = "";
    };
  }, []);
  return (
    <dialog
      ref={box}
      className={wide ? `${css.dialog} ${css.wide}` : css.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => event.target === box.current && onClose()}
    >
      <div className={css.body}>
        <header className={css.head}>
          <h2 id={id}>{title}</h2>
          <CloseButton onClick={onClose} aria-label={t("close")} />
        </header>
        {children}
        {footer && <footer className={css.foot}>{footer}</footer>}
      </div>
    </dialog>
  );
}
