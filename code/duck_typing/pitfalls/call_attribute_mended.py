"""callable() asks the type, as the call does."""


def run(job: object) -> object:
    if callable(job):
        return job()
    return job
