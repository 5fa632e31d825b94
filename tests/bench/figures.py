"""Medians, percentiles and the table that `./dev bench` prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest-rank percentile; `share` between 0 and 1."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@dataclass(frozen=True, slots=True)
class Round:
    """One turn of one server under load."""

    requests: int
    failures: int
    seconds: float
    cpu_seconds: float
    latencies: Sequence[float]

    @property
    def rate(self) -> float:
        return self.requests / self.seconds

    @property
    def cpu_us(self) -> float:
        """Processor time of the server process for one request, microseconds."""
        return self.cpu_seconds / self.requests * 1e6


def summary(name: str, rounds: Sequence[Round]) -> str:
    """One line: rate, processor time, latencies, each the median of the rounds."""
    rate = median(r.rate for r in rounds)
    cpu = median(r.cpu_us for r in rounds)
    p50 = median(percentile(r.latencies, 0.50) for r in rounds) * 1e3
    p99 = median(percentile(r.latencies, 0.99) for r in rounds) * 1e3
    failures = sum(r.failures for r in rounds)
    return f"  {name:<24}{rate:>9.0f}/s{cpu:>9.0f} µs CPU{p50:>8.1f} /{p99:>7.1f} ms{failures:>6}"


def ratios(rounds: Sequence[Round], others: Sequence[Round]) -> tuple[float, float]:
    """(by rate, by processor time): how many times `rounds` does what `others` does.

    Pairs are of the same turn, so that a change of the machine's speed falls on both.
    """
    pairs = list(zip(rounds, others, strict=True))
    by_rate = median(a.rate / b.rate for a, b in pairs)
    by_cpu = median(b.cpu_us / a.cpu_us for a, b in pairs)
    return by_rate, by_cpu
