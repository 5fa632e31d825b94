"""Figures for Prometheus; one registry per application."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_MEANINGS = {
    "in_flight": "Requests being worked on",
    "live_sessions": "Sessions remembered as alive",
    "streams": "Open event streams",
    "is_listening": "1 while the ends of sessions are heard of",
}
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)


class Metrics:
    """Counts requests as they are answered; gauges are read when somebody asks."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "daymark_requests",
            "Requests answered",
            ["method", "route", "status"],
            registry=self._registry,
        )
        self._seconds = Histogram(
            "daymark_request_seconds",
            "Time to the whole answer, streams left out",
            ["route"],
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self.tokens_refused = Counter(
            "daymark_tokens_refused", "Access tokens refused", ["reason"], registry=self._registry
        )

    def watch(self, **readings: Callable[[], float]) -> None:
        """Gauges of these names, read whenever the figures are asked for."""
        for name, read in readings.items():
            gauge = Gauge(f"daymark_{name}", _MEANINGS[name], registry=self._registry)
            gauge.set_function(read)

    def answered(self, method: str, route: str, status: int, seconds: float | None) -> None:
        self._requests.labels(method, route, str(status)).inc()
        if seconds is not None:
            self._seconds.labels(route).observe(seconds)

    def text(self) -> bytes:
        return generate_latest(self._registry)
