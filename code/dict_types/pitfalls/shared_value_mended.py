"""Every hub gets a list of its own."""

waiting: dict[str, list[str]] = {
    hub: [] for hub in ["Oslo", "Turin"]
}
