"""The mixin names the class it extends."""


class Sender:
    def send(self, text: str) -> None:
        print("sent:", text)


class Audited(Sender):
    def send(self, text: str) -> None:
        print("noted:", text)
        super().send(text)
