"use client";

import { type ComponentType, useEffect, useEffectEvent, useState } from "react";
import { partOfApp } from "@/lib/part";

/**
 * A dialog or menu that is fetched when it is first opened. Where it cannot be had it closes, and
 * the next time it is opened it is tried again: `lazy` of React would remember the failure.
 */
export function openedPart<Props extends { onClose: () => void }>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let known: ComponentType<Props> | null = null;

  return function OpenedPart(props: Props) {
    const [Part, setPart] = useState(() => known);
    const show = useEffectEvent((part: ComponentType<Props> | null) => {
      if (part === null) {
        props.onClose();
      } else {
        known = part;
        setPart(() => part);
      }
    });
    useEffect(() => {
      let isOpen = true;
      async function fetchPart(): Promise<void> {
        const part = known ?? (await partOfApp(load));
        if (isOpen) {
          show(part);
        }
      }
      void fetchPart();
      return () => {
        isOpen = false;
      };
    }, []);
    return Part === null ? null : <Part {...props} />;
  };
}
