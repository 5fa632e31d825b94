import type { Metadata } from "next";
import Link from "next/link";
import { Suspense } from "react";
import { AccountPage } from "@/components/account/AccountPage";
import { GoOn } from "@/components/account/GoOn";
import { NextLink } from "@/components/account/NextLink";
import { LOGIN_LEAD, SessionNotice } from "@/components/account/SessionNotice";
import { LoginForm } from "@/components/LoginForm";

export const metadata: Metadata = { title: "Sign in" };

export default function LoginPage() {
  return (
    <AccountPage
      aside={
        <p>
          New here?{" "}
          <Suspense fallback={<Link href="/register">Create an account</Link>}>
            <NextLink href="/register">Create an account</NextLink>
          </Suspense>
        </p>
      }
      lead={
        <Suspense fallback={<p>{LOGIN_LEAD}</p>}>
          <SessionNotice />
        </Suspense>
      }
      title="Sign in"
    >
      <GoOn />
      <LoginForm />
    </AccountPage>
  );
}
