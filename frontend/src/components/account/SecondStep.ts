/** Most people never see the second step, so its form comes when the first one asks for it. */
export async function loadSecondStep() {
  return import("./SecondStepForm");
}

/** Whether the form is here; where the network is gone, the password can be sent again later. */
export async function hasSecondStep(): Promise<boolean> {
  try {
    await loadSecondStep();
    return true;
  } catch {
    return false;
  }
}
