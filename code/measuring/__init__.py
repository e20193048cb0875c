"""What the benchmarks of all chapters share."""
