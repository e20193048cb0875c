"""Runs as a child."""

print("stamped")
