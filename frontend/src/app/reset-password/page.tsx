import type { Metadata } from "next";
import Link from "next/link";
import { Suspense } from "react";
import { AccountPage } from "@/components/account/AccountPage";
import { ResetPasswordForm } from "@/components/ResetPasswordForm";

export const metadata: Metadata = {
  title: "Set a new password",
  // The address carries the token of the link: no other site may see it.
  referrer: "no-referrer",
};

export default function ResetPasswordPage() {
  return (
    <AccountPage
      aside={
        <p>
          Changed your mind? <Link href="/login">Sign in</Link>
        </p>
      }
      title="Set a new password"
    >
      <Suspense>
        <ResetPasswordForm />
      </Suspense>
    </AccountPage>
  );
}
