import type { ReactNode } from "react";
import { AppFrame } from "@/components/frame/AppFrame";
import { QueryProvider } from "@/providers/QueryProvider";

/** What the signed-in pages share; the query library is loaded for them only. */
export default function AppLayout({ children }: { children: ReactNode }) {
  return (
    <QueryProvider>
      <AppFrame>{children}</AppFrame>
    </QueryProvider>
  );
}
