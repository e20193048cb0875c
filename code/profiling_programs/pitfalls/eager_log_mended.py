"""A log line that nobody reads."""

import logging

log = logging.getLogger("depot")


def deliver(parcel: object) -> None:
    log.debug("delivering %s", parcel)
