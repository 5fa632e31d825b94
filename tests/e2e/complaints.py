"""Whatever the browser complains about fails the test: most breakage is silent without this."""

import re
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, ConsoleMessage, WebError


@dataclass(frozen=True, slots=True)
class Complaint:
    """A console warning or error (also a policy violation), or an uncaught error or rejection."""

    kind: str
    text: str
    address: str

    def as_line(self) -> str:
        return f"{self.kind}: {self.text} ({self.address})"


class Complaints:
    """What the pages of one test complained about, and what the test provoked on purpose."""

    def __init__(self) -> None:
        self._seen: list[Complaint] = []
        self._provoked: list[re.Pattern[str]] = []

    def watch(self, context: BrowserContext) -> None:
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)

    def allow_status(self, status: int, path: str) -> None:
        """Chromium logs every failed answer by itself; this one is part of the test."""
        self._allow(rf"error: Failed to load resource: .*status of {status} .*{re.escape(path)}")

    def allow_network_errors(self) -> None:
        """Requests fail on purpose: offline, or aborted by a route."""
        self._allow(r"error: Failed to load resource: net::ERR_")
        # The browser's own words for a service worker that cannot be fetched.
        self._allow(r"error: An unknown error occurred when fetching the script")

    def allow_error(self, text: str) -> None:
        """The page throws it on purpose."""
        self._allow(rf"(?:error|uncaught): .*{re.escape(text)}")

    def unexpected(self) -> list[str]:
        texts = [complaint.as_line() for complaint in self._seen]
        return [
            text for text in texts if not any(pattern.search(text) for pattern in self._provoked)
        ]

    def _allow(self, pattern: str) -> None:
        self._provoked.append(re.compile(pattern, re.DOTALL))

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning", "assert"}:
            address = message.location.get("url", "")
            self._seen.append(Complaint(message.type, message.text, address))

    def _on_error(self, error: WebError) -> None:
        address = error.page.url if error.page else ""
        self._seen.append(Complaint("uncaught", str(error.error), address))
