"""The mixin calls a method that no base of it defines."""


class Audited:
    def send(self, text: str) -> None:
        print("noted:", text)
        super().send(text)
