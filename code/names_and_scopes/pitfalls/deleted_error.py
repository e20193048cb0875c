"""The error is read after its handler."""


def attempt(text: str) -> str:
    try:
        return f"{int(text)} kg"
    except ValueError as error:
        print("not a number")
    return f"refused: {error}"
