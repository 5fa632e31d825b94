"""What checking a token costs, against one HMAC of the same bytes (the least it could cost)."""

import hmac
import time
from collections.abc import Callable, Coroutine
from statistics import median

from tests.bench.figures import percentile

ROUNDS = 15
CALLS = 2_000


def compare(cases: dict[str, Callable[[], object]], floor: str) -> None:
    """Runs the cases in turns and prints microseconds and the ratio to `floor`."""
    samples: dict[str, list[float]] = {name: [] for name in cases}
    medians: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(ROUNDS):
        for name, call in cases.items():
            times = [_timed(call) for _ in range(CALLS)]
            samples[name] += times
            medians[name].append(median(times))
    print(f"  {'':<24}{'p50':>10}{'p99':>12}{'ratio':>12}")
    for name in cases:
        ratio = median(a / b for a, b in zip(medians[name], medians[floor], strict=True))
        p50, p99 = (percentile(samples[name], share) * 1e6 for share in (0.5, 0.99))
        print(f"  {name:<24}{p50:>7.2f} µs{p99:>9.1f} µs{ratio:>11.2f}x")


def hmac_of(token: str, key: bytes) -> Callable[[], object]:
    """The floor: the signature alone."""
    signed = token.rpartition(".")[0].encode()
    return lambda: hmac.digest(key, signed, "sha256")


def _timed(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def run_now(coroutine: Coroutine[None, None, object]) -> None:
    """Runs a coroutine that never waits, without the cost of an event loop."""
    try:
        coroutine.send(None)
    except StopIteration:
        return
    coroutine.close()
    message = "The coroutine waited for something."
    raise RuntimeError(message)
