"""How often an interrupt leaves the lock of a with block held.

Usage: python -m gil.benchmarks.lock_left_held
"""

import signal
import threading
import time


def share(seconds: float = 2.0) -> float:
    """Interrupts that left the lock held, of all interrupts."""
    lock = threading.Lock()
    interrupts = left_held = 0
    before = signal.signal(
        signal.SIGALRM, signal.default_int_handler
    )
    end = time.monotonic() + seconds
    try:
        while time.monotonic() < end:
            try:
                signal.setitimer(signal.ITIMER_REAL, 0.0005)
                while True:
                    with lock:
                        pass
            except KeyboardInterrupt:
                interrupts += 1
            if lock.locked():
                left_held += 1
                lock.release()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    return left_held / interrupts


if __name__ == "__main__":
    print(f"lock left held: {share():.0%} of the interrupts")
