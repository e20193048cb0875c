"""Every hub gets the same list."""

waiting: dict[str, list[str]] = dict.fromkeys(
    ["Oslo", "Turin"], []
)
