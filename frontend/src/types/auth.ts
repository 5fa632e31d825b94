/** Who is signed in, as the page shows it. Nothing in here is secret. */
export type AuthUser = {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
};

/** Why nobody is signed in: never was, the session ended by itself, or the person signed out. */
export type SignedOutReason = "none" | "expired" | "signed-out";

export type AuthState =
  | { status: "loading" }
  | { status: "signed-out"; reason: SignedOutReason }
  | { status: "signed-in"; user: AuthUser };

export type AuthField = "name" | "email" | "password" | "currentPassword" | "newPassword";

/** The answer to everything a person does with an account; `message` is a sentence for people. */
export type AuthResult =
  | { ok: true }
  | { ok: false; code: string; message: string; field: AuthField | null };

export type Registration = { name: string; email: string; password: string };

export type Credentials = { email: string; password: string; rememberMe: boolean };

export type PasswordReset = { token: string; newPassword: string };

export type PasswordChange = {
  currentPassword: string;
  newPassword: string;
  signOutElsewhere: boolean;
};

export type DeviceSession = {
  id: string;
  token: string;
  current: boolean;
  createdAt: Date;
  lastUsedAt: Date;
  ipAddress: string;
  userAgent: string;
};

/** A mail that was kept instead of sent; exists in development only. */
export type DevMail = {
  id: string;
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  sent_at: string;
};
