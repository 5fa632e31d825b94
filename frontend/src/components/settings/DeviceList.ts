import { queryOptions, useQuery } from "@tanstack/react-query";
import { listDevices } from "@/lib/auth";

export const DEVICES_KEY = ["devices"] as const;

const devices = queryOptions({ queryKey: DEVICES_KEY, queryFn: listDevices });

export function useDevices() {
  return useQuery(devices);
}
