"""Grades exercise ``limited``."""

import asyncio

from async_internals.grading import graded


class Crew:
    """Jobs that note who is under way."""

    def __init__(self):
        self.called, self.ended = [], []
        self.now = self.most = 0

    def job(self, name, seconds, error=None):
        async def run():
            self.now += 1
            self.most = max(self.most, self.now)
            try:
                await asyncio.sleep(seconds)
                if error:
                    raise error
                return name
            finally:
                await asyncio.sleep(0)
                self.now -= 1
                self.ended.append(name)

        def call():
            self.called.append(name)
            return run()

        return call


def test_results_come_in_the_order_of_the_jobs(exercise):
    crew = Crew()
    jobs = [crew.job(name, 9 - name) for name in range(5)]
    result, _ = graded(exercise.deliver_all(jobs, 5))
    assert result == [0, 1, 2, 3, 4], (
        f"the results are out of order: {result}"
    )


def test_at_most_limit_at_once(exercise):
    crew = Crew()
    jobs = [crew.job(name, 1) for name in range(6)]
    _, took = graded(exercise.deliver_all(jobs, 2))
    assert crew.most == 2, (
        f"{crew.most} jobs were under way at a limit of 2"
    )
    assert took == 3, f"six jobs, two at a time, took {took} s"


def test_a_long_job_does_not_hold_up_the_others(exercise):
    crew = Crew()
    jobs = [crew.job("long", 4)]
    jobs += [crew.job(name, 1) for name in range(4)]
    _, took = graded(exercise.deliver_all(jobs, 2))
    assert took == 4, (
        f"the second place stood empty; it took {took} s"
    )


def test_no_jobs(exercise):
    result, _ = graded(exercise.deliver_all([], 3))
    assert result == [], f"no jobs gave {result!r} and not []"


def test_a_failure_stops_the_rest(exercise):
    crew = Crew()
    jobs = [
        crew.job("slow", 9),
        crew.job("lost", 1, KeyError("P1")),
        crew.job("never", 1),
    ]

    async def main():
        try:
            await exercise.deliver_all(jobs, 2)
        except BaseException as error:
            return error, list(crew.ended)
        return None, []

    (error, ended), took = graded(main())
    errors = getattr(error, "exceptions", [error])
    assert [type(one) for one in errors] == [KeyError], (
        f"the failure came out as {error!r}"
    )
    assert crew.called == ["slow", "lost"], (
        f"called although one had failed: {crew.called[2:]}"
    )
    assert sorted(ended) == ["lost", "slow"], (
        f"only {ended} had ended when deliver_all raised"
    )
    assert took == 1, f"the failure was reported after {took} s"
