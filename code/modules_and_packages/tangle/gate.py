"""Both modules are begun before either goes on."""

from importlib import import_module
from threading import Barrier, Thread

both_begun = Barrier(2, timeout=60)
PACKAGE = "modules_and_packages.tangle"


def import_both() -> None:
    threads = [
        Thread(target=import_module, args=[name, PACKAGE])
        for name in (".left", ".right")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
