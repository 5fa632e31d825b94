"use client";

import { lazy, Suspense, useState } from "react";
import { PasskeySignIn } from "@/components/account/PasskeySignIn";
import { PasswordStep } from "@/components/account/PasswordStep";
import { loadSecondStep } from "@/components/account/SecondStep";

const SecondStepForm = lazy(async () => {
  const { SecondStepForm: component } = await loadSecondStep();
  return { default: component };
});

/** The password and, where the account has one, the second step; or a passkey instead of both. */
export function LoginForm() {
  const [isSecondStep, setIsSecondStep] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  function startAgain(message: string | null): void {
    setProblem(message);
    setIsSecondStep(false);
  }
  if (isSecondStep) {
    return (
      <Suspense fallback={null}>
        <SecondStepForm onStartAgain={startAgain} />
      </Suspense>
    );
  }
  return (
    <>
      <PasswordStep onSecondStep={() => setIsSecondStep(true)} problem={problem} />
      <PasskeySignIn />
    </>
  );
}
