import type { Metadata } from "next";
import Link from "next/link";
import { Suspense } from "react";
import { AccountPage } from "@/components/account/AccountPage";
import { GoOn } from "@/components/account/GoOn";
import { NextLink } from "@/components/account/NextLink";
import { RegistrationForm } from "@/components/RegistrationForm";

export const metadata: Metadata = { title: "Create an account" };

export default function RegisterPage() {
  return (
    <AccountPage
      aside={
        <p>
          You have one already?{" "}
          <Suspense fallback={<Link href="/login">Sign in</Link>}>
            <NextLink href="/login">Sign in</NextLink>
          </Suspense>
        </p>
      }
      lead={<p>Three lines, and your list is ready.</p>}
      title="Create an account"
    >
      <GoOn />
      <RegistrationForm />
    </AccountPage>
  );
}
