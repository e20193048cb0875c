"""The error is kept under a second name."""


def attempt(text: str) -> str:
    try:
        return f"{int(text)} kg"
    except ValueError as error:
        print("not a number")
        reason = error
    return f"refused: {reason}"
