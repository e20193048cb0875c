"""An attribute of the instance is no slot of the type."""


def run(job: object) -> object:
    if hasattr(job, "__call__"):
        return job()
    return job
