import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import type { ReactNode } from "react";
import { Announcer } from "@/components/ui/Announcer";
import { Notices } from "@/components/ui/Notices";
import { HEAD_SCRIPT } from "@/lib/head-script";
import { PAPER } from "@/lib/paper";
import { AuthProvider } from "@/providers/AuthProvider";
import "./globals.css";

const figtree = localFont({
  src: "../../../node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2",
  variable: "--font-figtree",
  weight: "300 900",
  display: "swap",
});

export const metadata: Metadata = {
  title: { default: "Daymark", template: "%s · Daymark" },
  description: "A quiet todo list for the day ahead.",
  applicationName: "Daymark",
  appleWebApp: { capable: true, title: "Daymark", statusBarStyle: "default" },
  manifest: "/manifest.webmanifest",
  icons: {
    icon: { url: "/icon.svg", type: "image/svg+xml" },
    apple: { url: "/icons/apple-touch-icon.png", sizes: "180x180" },
  },
  formatDetection: { telephone: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: PAPER.light },
    { media: "(prefers-color-scheme: dark)", color: PAPER.dark },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  // The head script sets data-theme before the first paint, which React must not take for an error.
  return (
    <html className={figtree.variable} lang="en" suppressHydrationWarning>
      <head>
        <script>{HEAD_SCRIPT}</script>
      </head>
      <body>
        <AuthProvider>{children}</AuthProvider>
        <Notices />
        <Announcer />
      </body>
    </html>
  );
}
