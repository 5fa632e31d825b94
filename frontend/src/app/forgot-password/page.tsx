import type { Metadata } from "next";
import Link from "next/link";
import { AccountPage } from "@/components/account/AccountPage";
import { ForgotPasswordForm } from "@/components/ForgotPasswordForm";

export const metadata: Metadata = { title: "Forgotten password" };

export default function ForgotPasswordPage() {
  return (
    <AccountPage
      aside={
        <p>
          It came back to you? <Link href="/login">Sign in</Link>
        </p>
      }
      title="Forgotten password"
    >
      <ForgotPasswordForm />
    </AccountPage>
  );
}
