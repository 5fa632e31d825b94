import { useCallback, useContext, useMemo, useSyncExternalStore } from "react";
import { ReplicaContext } from "@/lib/replica/hooks";
import { minuteNow, onMinute } from "./clock";
import type { Day } from "./day";
import type { Moment } from "./due";
import { personZone, today } from "./zone";

/** The zone the person lives in: the one they have set, else that of the device, which travels. */
export function useZone(): string {
  const { snapshot, subscribe } = useContext(ReplicaContext);
  const read = (): string => personZone(snapshot().settings.time_zone);
  const listen = useCallback(
    (listener: () => void) => {
      const stops = [subscribe(listener), onMinute(listener)];
      return () => {
        for (const stop of stops) {
          stop();
        }
      };
    },
    [subscribe],
  );
  return useSyncExternalStore(listen, read, read);
}

let known = { minute: 0, zone: "", day: "" };

function todayIn(zone: string): Day {
  const minute = minuteNow();
  if (known.minute !== minute || known.zone !== zone) {
    known = { minute, zone, day: today(zone, minute) };
  }
  return known.day;
}

/** Today where the person is; flips at their midnight without a reload, also after a sleep. */
export function useToday(): Day {
  const zone = useZone();
  const read = (): Day => todayIn(zone);
  return useSyncExternalStore(onMinute, read, read);
}

/** The current minute as an instant; renders again with each. */
export function useMinute(): number {
  return useSyncExternalStore(onMinute, minuteNow, minuteNow);
}

/** Where and when the person looks, for what depends on the time of day. */
export function useMoment(): Moment {
  const zone = useZone();
  const now = useMinute();
  return useMemo(() => ({ zone, now, today: todayIn(zone) }), [zone, now]);
}
