from executors.hub import spawned

print("reading the module")
with spawned(1) as pool:
    print(pool.submit(abs, -3).result())
