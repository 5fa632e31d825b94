"use client";

import { LabelNav } from "@/components/labels/LabelNav";
import { ListNav } from "@/components/lists/ListNav";

type OwnNavigationProps = {
  /** The key of the view that is shown. */
  current: string | null;
  onFollow?: (() => void) | undefined;
};

/** The lists and labels that the person has made. */
export function OwnNavigation({ current, onFollow }: OwnNavigationProps) {
  return (
    <>
      <ListNav current={current} onFollow={onFollow} />
      <LabelNav current={current} onFollow={onFollow} />
    </>
  );
}
