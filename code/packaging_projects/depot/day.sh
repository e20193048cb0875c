poetry source add office $INDEX -q
poetry lock
poetry sync
poetry run python -c "import depot; depot.main()"
