import type { ReactNode } from "react";
import { AppFrame } from "@/components/frame/AppFrame";
import { ReplicaProvider } from "@/providers/ReplicaProvider";

/** What the signed-in pages share; a person's data is loaded for them only. */
export default function AppLayout({ children }: { children: ReactNode }) {
  return (
    <ReplicaProvider>
      <AppFrame>{children}</AppFrame>
    </ReplicaProvider>
  );
}
