import { GoOn } from "@/components/account/GoOn";
import { Welcome } from "@/components/welcome/Welcome";

export default function WelcomePage() {
  return (
    <>
      <GoOn />
      <Welcome />
    </>
  );
}
