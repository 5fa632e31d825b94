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

export type AuthField =
  | "name"
  | "email"
  | "password"
  | "currentPassword"
  | "newPassword"
  | "newEmail"
  | "code";

/** The answer to everything a person does with an account; `message` is a sentence for people. */
export type AuthResult =
  | { ok: true }
  | { ok: false; code: string; message: string; field: AuthField | null };

/** A sign-in may have a second step: then nobody is signed in yet. */
export type SignInResult = AuthResult | { ok: true; next: "second-step" };

export type Failure = Extract<AuthResult, { ok: false }>;

/** The same for what also reads something. */
export type ValueResult<T> = { ok: true; value: T } | Failure;

/** How the second step is taken. */
export type SecondStep = { code: string; isRecovery: boolean; trustDevice: boolean };

/** What a person needs to switch the second step on: an address for the app, and codes for later. */
export type TwoFactorPreparation = { uri: string; recoveryCodes: readonly string[] };

export type Passkey = {
  id: string;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  /** Whether its keeper carries it to the person's other devices. */
  isSynced: boolean;
};

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
