"""``contextlib.contextmanager`` rebuilt, without decoration."""

from collections.abc import Callable, Generator
from functools import wraps
from types import TracebackType


# region enter
class Managed[T]:
    def __init__(self, source: Generator[T]) -> None:
        self.source = source

    def __enter__(self) -> T:
        try:
            return next(self.source)
        except StopIteration:
            message = "generator didn't yield"
            raise RuntimeError(message) from None

    # endregion enter
    # region exit
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        try:
            if error is None:
                next(self.source)
            else:
                self.source.throw(error)
        except StopIteration as stop:
            return error is not None and stop is not error
        except BaseException as raised:
            if error is None or not same(raised, error):
                raise
            error.__traceback__ = trace
            return False
        return self.overrun(error)

    # endregion exit

    def overrun(self, error: BaseException | None) -> bool:
        """Refuse a generator that yielded again."""
        when = "" if error is None else " after throw()"
        try:
            raise RuntimeError(f"generator didn't stop{when}")
        finally:
            self.source.close()


def same(raised: BaseException, error: BaseException) -> bool:
    """Whether the generator let the error through."""
    if isinstance(error, StopIteration):
        # PEP 479: it leaves a generator as a RuntimeError.
        wrapped = isinstance(raised, RuntimeError)
        return wrapped and raised.__cause__ is error
    return raised is error


def manager[**P, T](
    function: Callable[P, Generator[T]],
) -> Callable[P, Managed[T]]:
    """Let a generator function make context managers."""

    @wraps(function)
    def make(*args: P.args, **kwargs: P.kwargs) -> Managed[T]:
        return Managed(function(*args, **kwargs))

    return make
